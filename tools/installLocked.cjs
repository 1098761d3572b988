"use strict";
const { spawnSync } = require("node:child_process");
const { copyFileSync, existsSync, mkdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { npmCommand } = require("./npmCommand.cjs");
const { workAlone } = require("./workAlone.cjs");

const CACHE = join(__dirname, "..", "node_modules", ".cache", "jukebox");
const FILES = ["package.json", "package-lock.json"];

/**
 * Installs the packages of a folder's lock file into the cache, unless they are installed. For
 * packages that few commands need: an installation of the project does not include them.
 * @param from the folder with package.json and package-lock.json
 * @param name of the folder in the cache
 * @param why message that is printed before the installation
 * @returns the folder in the cache
 * @throws Error with npm's message if the installation fails
 */
function installLocked(from, name, why) {
  const folder = join(CACHE, name);
  if (isInstalled(from, folder)) return folder;
  mkdirSync(folder, { recursive: true });
  const tellOfWait = (pid) => console.error(`Waiting while process ${pid} installs ${name} ...`);
  return workAlone(join(folder, ".installing"), tellOfWait, () => {
    if (!isInstalled(from, folder)) install(from, folder, why);
    return folder;
  });
}

/** npm writes its own lock file last. */
function isInstalled(from, folder) {
  return (
    existsSync(join(folder, "node_modules", ".package-lock.json")) &&
    FILES.every(
      (file) => existsSync(join(folder, file)) && isSame(join(from, file), join(folder, file)),
    )
  );
}

function isSame(one, other) {
  return readFileSync(one, "utf8") === readFileSync(other, "utf8");
}

function install(from, folder, why) {
  for (const file of FILES) copyFileSync(join(from, file), join(folder, file));
  console.error(why);
  const [program, ...first] = npmCommand();
  const args = [...first, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, stderr, error } = spawnSync(program, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm ci failed in "${folder}": ${error?.message ?? stderr}`);
}

module.exports = { installLocked };
