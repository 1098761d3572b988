import { join, relative } from "node:path";
import { pages, type Page } from "../pages";
import { keepResult } from "./keepResult";

/** Scripts and styles of the workbench. */
export interface Assets {
  /** URL of the script that every page starts with. */
  script: string;
  /** URLs of a page's style sheets. */
  styles: Record<Page["name"], string[]>;
  /** Contents by URL. */
  files: Record<string, string>;
}

const ui = join(__dirname, "..", "ui");
const root = join(__dirname, "../../../../..");
const PACKAGE_LOCK = join(root, "package-lock.json"); // names the versions of esbuild and React
const KEPT = join(root, "node_modules", ".cache", "jukebox", "workbench.json");

/** Bundles ui/ when a page is asked for, and again only once something in it has changed. */
export function buildAssets(): Assets {
  const sources = [ui, __filename, join(__dirname, "..", "pages.ts"), PACKAGE_LOCK];
  return keepResult(KEPT, sources, runEsbuild);
}

/** Style sheets of single pages, beside the one that all share. */
const PAGE_STYLES: Partial<Record<Page["name"], string>> = { graphiql: "graphiql/graphiql.css" };

function runEsbuild(): Assets {
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: ui,
    entryPoints: ["main.ts", "styles/main.css", ...Object.values(PAGE_STYLES)],
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    outdir: "out",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".woff2": "dataurl" },
    minify: true,
    legalComments: "none",
    write: false,
    metafile: true,
    logLevel: "warning",
    tsconfig: "tsconfig.json",
  });
  const urlOf = (entryPoint: string): string => {
    const [path] = Object.entries(metafile.outputs).find(
      ([, output]) => output.entryPoint === entryPoint,
    )!;
    return BASE + path.replace(/^out\//, "");
  };
  const stylesOf = ({ name }: Page): string[] =>
    ["styles/main.css", PAGE_STYLES[name]].flatMap((style) =>
      style === undefined ? [] : [urlOf(style)],
    );
  return {
    script: urlOf("main.ts"),
    styles: Object.fromEntries(
      pages.map((page) => [page.name, stylesOf(page)]),
    ) as Assets["styles"],
    files: Object.fromEntries(
      outputFiles.map(({ path, text }) => [BASE + relative(join(ui, "out"), path), text]),
    ),
  };
}

const BASE = "/_local/assets/";
