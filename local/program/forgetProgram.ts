import { existsSync } from "node:fs";
import { join, resolve, sep } from "node:path";

/** The folder of the local stack's own code, which stays loaded. */
const OWN = resolve(__dirname, "..") + sep;

/**
 * Makes Node load a project's own modules again when they are next required; packages stay loaded.
 * @param changed absolute paths of the files that are others than those loaded.
 * @throws esbuild's BuildFailure for a file that does not compile.
 */
export function forgetProgram(projectDir: string, changed: readonly string[]): void {
  const packages = join(projectDir, "node_modules") + sep;
  const loaded = new Set<string>();
  for (const file of Object.keys(require.cache)) {
    if (!file.startsWith(projectDir + sep) || file.startsWith(packages)) continue;
    if (file.startsWith(OWN)) continue;
    loaded.add(file);
    delete require.cache[file];
  }
  const scripts = changed.filter((file) => file.endsWith(".ts") && !file.startsWith(OWN));
  const isThere = (file: string): boolean => loaded.has(file) && existsSync(file);
  const { recompile } = require("../typescriptLoader.cjs") as {
    recompile(loaded: readonly string[], others: readonly string[]): void;
  };
  recompile(
    scripts.filter(isThere),
    scripts.filter((file) => !isThere(file)),
  );
}
