import { startCompiler } from "./typescript/compileFiles";
import type { Loaded } from "./messages";

/** Loads what the last evaluation loaded, and starts the compiler of the TypeScript that will have changed. */
export function preload({ folder, modules, sources }: Loaded): void {
  try {
    process.chdir(folder); // esbuild remembers the working directory that it was loaded in
  } catch {
    return; // the program has moved
  }
  for (const file of modules) {
    try {
      require(file);
    } catch {
      // One that has gone is left to the program.
    }
  }
  if (sources.length > 0) startCompiler();
}

/** What this process has loaded so far. */
export function readLoaded(folder: string): Loaded {
  const files = Object.keys(require.cache);
  return {
    folder,
    modules: files.filter((file) => PRELOADABLE.test(file)),
    sources: files.filter((file) => /(?<!\.d)\.c?ts$/.test(file)),
  };
}

/** Pulumi's, and those that only define functions; others may read files, settings or the working directory as they are loaded. */
const PRELOADABLE =
  /[\\/]node_modules[\\/](@pulumi|esbuild|graphql)[\\/]((?!node_modules).)+\.c?js$/;
