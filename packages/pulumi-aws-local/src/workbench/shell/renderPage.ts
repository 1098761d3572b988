import type { HttpResponse } from "../../core/http";
import { pages, type Page } from "../pages";
import { buildAssets } from "./buildAssets";

/** The HTML of a page; its script fills <main>. */
export function renderPage(page: Page): HttpResponse {
  const { script, styles } = buildAssets();
  const links = styles[page.name].map((path) => `<link rel="stylesheet" href="${path}">`);
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · Workbench</title>
<link rel="icon" href="${ICON}">
${links.join("\n")}
<script type="module" src="${script}"></script>
</head>
<body data-page="${page.name}">
<a class="skip" href="#main">Skip to content</a>
<header class="bar">
<a class="brand" href="/_local/">Workbench</a>
<nav aria-label="Workbench"><ul>
${pages.map((other) => navigationItem(other, page)).join("\n")}
</ul></nav>
<p class="connection" id="connection" role="status"></p>
<a class="site" href="/" target="_blank" rel="noopener">Open the site</a>
</header>
<main id="main" tabindex="-1"><noscript>The workbench needs JavaScript.</noscript></main>
</body>
</html>
`;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policyOf(page),
    "cache-control": "no-cache",
  };
  return { status: 200, headers, body };
}

function navigationItem(other: Page, current: Page): string {
  const here = other === current ? ' aria-current="page"' : "";
  return `<li><a href="/_local/${other.name}"${here}>${other.title}</a></li>`;
}

/** Allows no external content and no inline scripts; a frame with a mail inherits the policy. */
function policyOf({ inlineStyles }: Page): string {
  const styles = inlineStyles === true ? "'self' 'unsafe-inline'" : "'self'";
  return (
    `default-src 'none'; script-src 'self'; style-src ${styles}; img-src 'self' data:; font-src 'self' data:; ` +
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  );
}

const ICON =
  "data:image/svg+xml," +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#3b5bdb"/>' +
      '<path d="M4 5h8M4 8h5M4 11h7" stroke="#fff" stroke-width="1.6" stroke-linecap="round"/></svg>',
  );
