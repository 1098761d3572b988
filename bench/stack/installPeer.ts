import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const BENCH = resolve(__dirname, "..");

/** Beside other things that are made here: in bench/ its old graphql would stand before the product's. */
const FOLDER = resolve(BENCH, "..", "node_modules", ".cache", "jukebox", "peer");

/**
 * Installs what bench/package.json and its lock file name, unless that is there.
 * @returns the folder; undefined, with npm's words on stderr, where it cannot be installed
 */
export function installPeer(): string | undefined {
  const lock = "package-lock.json";
  const installed = join(FOLDER, "node_modules", ".package-lock.json");
  const isSame =
    existsSync(installed) &&
    existsSync(join(FOLDER, lock)) &&
    readFileSync(join(FOLDER, lock), "utf8") === readFileSync(join(BENCH, lock), "utf8");
  if (isSame) return FOLDER;
  mkdirSync(FOLDER, { recursive: true });
  for (const file of ["package.json", lock]) copyFileSync(join(BENCH, file), join(FOLDER, file));
  console.error("… installing the peer (bench/package.json)");
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status, stderr } = spawnSync("npm", args, { cwd: FOLDER, encoding: "utf8" });
  if (status === 0) return FOLDER;
  console.error(stderr);
  return undefined;
}
