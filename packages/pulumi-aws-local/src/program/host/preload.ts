import { startCompiler } from "./typescript/compileFiles";
import type { Loaded } from "./messages";

/** Loads what the last evaluation loaded, and starts the compiler of the TypeScript that will have changed. */
export function preload({ folder, modules, sources }: Loaded): void {
  tried(() => {
    process.chdir(folder); // esbuild remembers the working directory that it was loaded in
    for (const file of modules) tried(() => require(file));
    if (sources.length > 0) startCompiler();
  });
}

/** What fails here fails again when the program needs it, and is reported then. */
function tried(work: () => void): void {
  try {
    work();
  } catch {
    return;
  }
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
