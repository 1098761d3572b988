"use strict";
// Plain JavaScript without dependencies: it runs before anything is installed.
const { execFileSync } = require("node:child_process");
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { createHash } = require("node:crypto");
const { join } = require("node:path");

const root = join(__dirname, "..");
const LEAST_NODE = [20, 19];

/** Installs the dependencies that the lock file names, if they are not there already. */
function ensureInstalled() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1])) {
    console.error(
      `error: Node ${LEAST_NODE.join(".")} or newer is needed; this is ${process.versions.node}.`,
    );
    process.exit(1);
  }
  const lock = readFileSync(join(root, "package-lock.json"));
  const wanted = createHash("sha256").update(lock).digest("hex");
  const stamp = join(root, "node_modules", ".installed-lock");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.error("Installing dependencies (once) ...");
  try {
    execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      // Standard output belongs to the command that was asked for.
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32",
    });
  } catch {
    console.error("error: `npm ci` failed; see above.");
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

module.exports = { ensureInstalled };
