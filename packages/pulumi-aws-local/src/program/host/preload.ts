import { startCompiler } from "./typescript/fileCompiler";
import type { Loaded } from "./messages";

/** Loads the modules that the last evaluation loaded. */
export function preload({ folder, modules }: Loaded): void {
  tried(() => {
    process.chdir(folder); // esbuild stores the working directory at load time
    for (const file of modules) tried(() => require(file));
  });
}

/** Starts the compiler for TypeScript files that will have changed. */
export function prepareCompiler({ sources }: Loaded): void {
  if (sources.length > 0) tried(startCompiler);
}

/** A failure here repeats when the program loads the module, and is reported then. */
function tried(work: () => void): void {
  try {
    work();
  } catch {
    return;
  }
}

/** Lists the modules that this process has loaded so far. */
export function readLoaded(folder: string): Loaded {
  const files = Object.keys(require.cache);
  return {
    folder,
    modules: files.filter((file) => PRELOADABLE.test(file)),
    sources: files.filter((file) => /(?<!\.d)\.c?ts$/.test(file)),
  };
}

/**
 * Pulumi's packages, and packages that only define functions. Others may read files, settings or the working directory
 * at load time.
 */
const PRELOADABLE =
  /[\\/]node_modules[\\/](@pulumi|esbuild|graphql)[\\/]((?!node_modules).)+\.c?js$/;
