import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { dirname, join } from "node:path";
import { removeAll, renameFile } from "../../loader/files.cjs";
import { npmCommand } from "./npmCommand";

/**
 * Installs packages into a folder of their own, all of them or none: the folder appears complete. Of several processes that do so at
 * the same time, the first keeps its folder: the others may run programs in it by then, which Windows lets no one replace. npm
 * checks the packages against the integrity that its registry states.
 * @param packages "name@version", with an exact version
 * @param why printed on standard error before the installation
 * @throws with npm's message if they cannot be installed
 */
export function installPackages(folder: string, packages: readonly string[], why: string): void {
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true });
  const wasThere = existsSync(folder); // as something else than was wanted
  const unfinished = mkdtempSync(join(parent, ".installing-"));
  try {
    console.error(why);
    runNpm(unfinished, packages);
    if (wasThere) removeAll(folder);
    if (!existsSync(folder)) renameFile(unfinished, folder);
  } catch (error) {
    if (wasThere || !existsSync(folder)) throw error; // else another process was first
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
