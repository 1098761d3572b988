"use strict";
// Plain JavaScript without dependencies: it runs before anything is installed.
const { execFileSync } = require("node:child_process");
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { createHash } = require("node:crypto");
const { join } = require("node:path");
const { workAlone } = require("./workAlone.cjs");

const root = join(__dirname, "..");
const LEAST_NODE = [20, 19];
/** Holds the digest of the lock file that was installed. */
const stamp = join(root, "node_modules", ".installed-lock");

/** Installs the dependencies that the lock file names, if they are not there already. */
function ensureInstalled() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1])) {
    console.error(
      `error: Node ${LEAST_NODE.join(".")} or newer is needed; this is ${process.versions.node}.`,
    );
    process.exit(1);
  }
  if (isInstalled()) return;
  try {
    // In a fresh clone, commands in two terminals would both install: one does it for both.
    workAlone(join(root, ".installing"), tellOfWait, () => isInstalled() || install());
  } catch (error) {
    console.error(`error: The dependencies could not be installed: ${error.message}`);
    process.exit(1);
  }
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === lockDigest();
}

function install() {
  const digest = lockDigest();
  console.error("Installing dependencies (once) ...");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    // Standard output belongs to the command that was asked for.
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  writeFileSync(stamp, digest);
}

function lockDigest() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

function tellOfWait(pid) {
  console.error(
    `Waiting while process ${pid} installs the dependencies (it holds .installing) ...`,
  );
}

module.exports = { ensureInstalled };
