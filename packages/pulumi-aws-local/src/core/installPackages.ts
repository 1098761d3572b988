import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { dirname, join } from "node:path";
import { removeAll, renameFile } from "../../loader/files.cjs";
import { npmCommand } from "./npmCommand";

/**
 * Installs packages into a folder of their own, all of them or none: the folder appears complete. npm checks them against the
 * integrity that its registry states.
 * @param packages "name@version", with an exact version
 * @param why said on standard error before it begins
 * @throws with npm's words when they cannot be installed
 */
export function installPackages(folder: string, packages: readonly string[], why: string): void {
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true });
  const unfinished = mkdtempSync(join(parent, ".installing-"));
  try {
    console.error(why);
    runNpm(unfinished, packages);
    removeAll(folder);
    renameFile(unfinished, folder);
  } finally {
    removeAll(unfinished);
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
