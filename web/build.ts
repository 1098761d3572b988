import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import type { Metafile } from "esbuild";
import { bundle, type BuildCache } from "./bundle";
import { drawCover, drawPlaceholderCover } from "./covers/drawCover";
import type { CoverSubject } from "./covers/coverWords";
import { renderPage } from "./html";
import { sitePages, type SitePage } from "./src/sitePages";

/** A file of the site, ready for upload. */
export interface SiteFile {
  /** Path on the site without the leading slash, for example "catalogue.html". */
  path: string;
  contents: Buffer;
  contentType: string;
  /** Whether the name changes with the contents, so that the file may be cached forever. */
  immutable: boolean;
}

const contentTypes: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

/** The module that each page loads first, in addition to what all pages load. */
const pageModules: Record<string, string> = {
  "/": "home",
  "/catalogue": "catalogue",
  "/product": "product",
  "/cart": "cart",
  "/sign-in": "signIn",
  "/register": "register",
  "/verify": "verify",
  "/forgot-password": "forgotPassword",
  "/account": "account/account",
};

export interface SiteSources {
  /** The products that get a cover. */
  products: readonly CoverSubject[];
  /** If omitted, nothing is cached. */
  cached?: BuildCache;
}

/**
 * Builds the whole site except /config.json, synchronously and in memory: scripts and styles with
 * hashed names, one HTML file per page (see sitePages), covers, icons and robots.txt. The same
 * source produces the same files.
 */
export function buildSite({ products, cached = makeAlways }: SiteSources): SiteFile[] {
  const { files, metafile } = bundle(cached);
  const scripts = files.map(({ path, contents }) => ({ path, contents, immutable: true }));
  const pages = sitePages.map((page) => ({
    path: page.file,
    contents: Buffer.from(renderPage(page, findAssets(page, metafile))),
    immutable: false,
  }));
  const covers = cached(
    "covers",
    { sources: [join(__dirname, "covers")], settings: products },
    () => drawCovers(products),
  ).map((cover) => ({ path: cover.path, contents: Buffer.from(cover.drawing), immutable: false }));
  return [...scripts, ...pages, ...covers, ...readStatic()].map((file) => ({
    ...file,
    contentType: contentTypes[extname(file.path)] ?? "application/octet-stream",
  }));
}

const makeAlways: BuildCache = (_name, _inputs, make) => make();

function drawCovers(products: readonly CoverSubject[]): { path: string; drawing: string }[] {
  const covers = products.map((product) => ({
    path: `covers/${product.id}.svg`,
    drawing: drawCover(product),
  }));
  return [...covers, { path: "covers/placeholder.svg", drawing: drawPlaceholderCover() }];
}

type BareFile = Omit<SiteFile, "contentType">;

/** The script and style of every page, and the chunks that this page will import. */
function findAssets(page: SitePage, { outputs }: Metafile) {
  const find = (entryPoint: string) => {
    const found = Object.entries(outputs).find(([, output]) => output.entryPoint === entryPoint);
    if (found === undefined) throw new Error(`The build made no output for "${entryPoint}".`);
    return found[0];
  };
  const script = find("src/main.ts");
  const module = pageModules[page.path];
  const chunks = new Set<string>();
  const collect = (path: string) => {
    if (chunks.has(path)) return;
    chunks.add(path);
    for (const { path: imported, kind } of outputs[path]?.imports ?? [])
      if (kind === "import-statement") collect(imported.replace(/^\//, "out/"));
  };
  collect(script);
  if (module !== undefined) collect(find(`src/pages/${module}.ts`));
  chunks.delete(script);
  const toUrl = (path: string) => path.replace(/^out/, "");
  return {
    script: toUrl(script),
    style: toUrl(find("styles/main.css")),
    preload: [...chunks].map(toUrl),
  };
}

function readStatic(): BareFile[] {
  const folder = join(__dirname, "static");
  return readdirSync(folder).map((path) => ({
    path,
    contents: readFileSync(join(folder, path)),
    immutable: false,
  }));
}
