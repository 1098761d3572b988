import { readFileSync } from "node:fs";
import { join } from "node:path";
import { shells, type Maker } from "./src/shells";
import { formatTitle, type SitePage } from "./src/sitePages";

/** Files that a page refers to, as paths on the site. */
export interface PageAssets {
  script: string;
  style: string;
  /** Chunks that the page will need, preloaded by the browser. */
  preload: string[];
}

/** Text that is already markup. */
class Html {
  constructor(readonly text: string) {}
}

/** The icon in the header, inside the page: its file would be one more request of each page. */
const mark = readFileSync(join(__dirname, "static", "favicon.svg"), "utf8")
  .trim()
  .replace("<svg", '<svg class="mark" width="36" height="36" aria-hidden="true"');

const voidTags = new Set(["img", "input", "link", "meta"]);

/**
 * The HTML file of one page: its head, the frame of every page, and its shell. It has no inline
 * script or style.
 */
export function renderPage(page: SitePage, assets: PageAssets): string {
  const shell = shells[page.path]?.(makeHtml).map(({ text }) => text) ?? [];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(formatTitle(page.title))}</title>
<meta name="description" content="${escapeHtml(page.description)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#f7efe1" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#1a1310" media="(prefers-color-scheme: dark)">${page.access === "anyone" && page.path !== "/404" ? "" : '\n<meta name="robots" content="noindex">'}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style}">
<link rel="preload" href="/config.json" as="fetch" crossorigin="anonymous">
${assets.preload.map((path) => `<link rel="modulepreload" href="${path}">`).join("\n")}
<script type="module" src="${assets.script}"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the page</a>
<header class="top">
<div class="top-inner">
<a class="brand" href="/">${mark}<span>Jukebox</span></a>
<nav aria-label="Main"><a href="/catalogue">The racks</a></nav>
<div class="who" id="who"><a class="who-link" href="/sign-in">Sign in</a></div>
<a class="cart-link" href="/cart"><span class="cart-word">Cart</span><span class="cart-count none" id="cart-count" aria-hidden="true"></span><span class="sr-only" id="cart-count-words"></span></a>
</div>
</header>
<div class="stripes" aria-hidden="true"></div>
<p class="offline" id="offline" role="status" hidden>You are offline. What you see may be old, and nothing can be bought until the connection is back.</p>
<main id="main" tabindex="-1"><noscript><p class="problem">This shop needs JavaScript. Turn it on, and the records appear.</p></noscript>${shell.join("")}</main>
<footer class="bottom">
<div class="bottom-inner">
<p class="bottom-brand">Jukebox</p>
<p>A record store without servers. Prices in US dollars.</p>
<nav aria-label="Footer"><a href="/catalogue">The racks</a> <a href="/cart">Cart</a> <a href="/account">Account</a></nav>
</div>
</footer>
<section class="notices" id="notices" aria-label="Messages"></section>
<p class="sr-only" id="live" role="status"></p>
</body>
</html>
`;
}

const makeHtml: Maker<Html> = (tag, props = {}, ...children) => {
  const attributes = Object.entries(props)
    .filter(([, value]) => value !== false)
    .map(([name, value]) =>
      value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`,
    );
  const start = `<${tag}${attributes.join("")}>`;
  if (voidTags.has(tag)) return new Html(start);
  const inner = children.map((child) => (child instanceof Html ? child.text : escapeHtml(child)));
  return new Html(`${start}${inner.join("")}</${tag}>`);
};

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
