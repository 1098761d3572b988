import { dirname, join, relative, sep } from "node:path";
import { OWN_CACHE } from "../../core/cacheFolder";
import { PACKAGE_FOLDER, sourceFile } from "../../core/sourceFile";
import { pages, type Page } from "../pages";
import { keepResult } from "./keepResult";

/** Scripts and styles of the workbench. */
export interface Assets {
  /** URL of the script of every page. */
  script: string;
  /** URLs of a page's style sheets. */
  styles: Record<Page["name"], string[]>;
  /** Contents by URL. */
  files: Record<string, string>;
}

const ui = sourceFile("workbench/ui");
const KEPT = join(OWN_CACHE, "workbench.json");

/** Bundles ui/ when a page is requested, and again only after a change in it. */
export function buildAssets(): Assets {
  const sources = [
    ui,
    sourceFile("workbench/shell/buildAssets.ts"),
    sourceFile("workbench/pages.ts"),
    join(PACKAGE_FOLDER, "package.json"),
    ...["esbuild", "graphiql", "react"].map((name) => require.resolve(`${name}/package.json`)), // their versions
  ];
  return keepResult(KEPT, sources, runEsbuild);
}

/** Style sheets of single pages, in addition to the shared one. */
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
    alias: { "graphiql-bundle": graphiqlBundle() },
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
      outputFiles.map(({ path, text }) => [
        BASE + relative(join(ui, "out"), path).replaceAll(sep, "/"),
        text,
      ]),
    ),
  };
}

const BASE = "/_local/assets/";

/** The package does not export this path. */
function graphiqlBundle(): string {
  return join(dirname(require.resolve("graphiql/package.json")), "graphiql.min.js");
}
