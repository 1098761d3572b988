import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { npmCommand } from "./npmCommand";

/**
 * Installs packages into a folder of their own. The folder appears only when all packages are complete. npm verifies
 * them with the integrity that its registry states.
 * @param packages "name@version", with an exact version
 * @param why printed on standard error before the installation
 * @throws with npm's message if they cannot be installed
 */
export function installPackages(folder: string, packages: readonly string[], why: string): void {
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true });
  const unfinished = mkdtempSync(join(parent, ".installing-"));
  try {
    console.error(why);
    runNpm(unfinished, packages);
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function runNpm(folder: string, packages: readonly string[]): void {
  const [program, ...first] = npmCommand();
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--loglevel=error"];
  const args = [...first, "install", `--prefix=${folder}`, ...options, ...packages];
  const { status, stderr, error } = spawnSync(program!, args, {
    cwd: folder,
    encoding: "utf8",
    windowsHide: true,
  });
  if (status !== 0) throw new Error(error?.message ?? stderr.trim().replaceAll(/\s+/g, " "));
}
