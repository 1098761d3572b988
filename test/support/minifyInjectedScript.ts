import { readFileSync } from "node:fs";
import Module from "node:module";

/** The module of playwright-core that contains, as strings, the scripts that it runs in pages. */
const BUNDLE = /[\\/]playwright-core[\\/]lib[\\/]coreBundle\.js$/;

/** An assignment of such a script, on one line. */
const SCRIPT = /^( +source\d* = )('(?:[^'\\\n]|\\.)*');$/gm;

/** Shorter scripts are loaded rarely, or are not worth the time. */
const LONG = 100_000; // characters

interface CompiledModule {
  _compile(text: string, path: string): void;
}

/**
 * From now on Playwright loads in this process with minified scripts. The one for clicks and
 * selectors has 330,000 characters, and each new document of a page receives and compiles it.
 */
export function minifyInjectedScript(): void {
  const extensions = (Module as unknown as { _extensions: NodeJS.RequireExtensions })._extensions;
  const load = extensions[".js"]!;
  extensions[".js"] = (module, path) => {
    if (!BUNDLE.test(path)) return load(module, path);
    const text = readFileSync(path, "utf8").replace(SCRIPT, minify);
    (module as unknown as CompiledModule)._compile(text, path);
  };
}

function minify(all: string, head: string, literal: string): string {
  if (literal.length < LONG) return all;
  const { transformSync } = require("esbuild") as typeof import("esbuild");
  const script = (0, eval)(literal) as string;
  return `${head}${JSON.stringify(transformSync(script, { minify: true }).code)};`;
}
