"use strict";
const { spawnSync } = require("node:child_process");
const { existsSync, mkdirSync } = require("node:fs");
const { join } = require("node:path");
const { npmCommand } = require("./npmCommand.cjs");

const CACHE = join(__dirname, "..", "node_modules", ".cache", "jukebox", "nodes");

/**
 * The npm package with a Node binary, and the path of the binary in it; undefined if npm has none.
 */
function nodePackage(platform, arch) {
  const system = { darwin: "darwin", linux: "linux", win32: "win" }[platform];
  if (system === undefined || !["arm64", "x64"].includes(arch)) return undefined;
  return {
    name: `node-${system}-${arch}`,
    program: join("bin", platform === "win32" ? "node.exe" : "node"),
  };
}

/**
 * The binary of a version of Node for this machine. npm installs it once into the cache.
 * @param version exact, e.g. "22.23.5"
 * @throws if npm has no binary for this machine or cannot install it
 */
function nodeBinary(version, platform = process.platform, arch = process.arch) {
  const wanted = nodePackage(platform, arch);
  if (wanted === undefined) {
    throw new Error(
      `npm has no Node binary for "${platform}-${arch}". Install Node ${version} another way, and run "npm test" with it.`,
    );
  }
  const folder = join(CACHE, version);
  const binary = join(folder, "node_modules", wanted.name, wanted.program);
  if (!existsSync(binary)) install(`${wanted.name}@${version}`, folder);
  return binary;
}

function install(what, folder) {
  mkdirSync(folder, { recursive: true });
  console.error(`Installing ${what} (once) ...`);
  const [program, ...first] = npmCommand();
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--loglevel=error"];
  const args = [...first, "install", `--prefix=${folder}`, ...options, what];
  const { status } = spawnSync(program, args, { cwd: folder, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error(`npm could not install "${what}".`);
}

module.exports = { nodeBinary, nodePackage };
