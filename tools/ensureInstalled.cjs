"use strict";
// Plain JavaScript without dependencies: it runs before the dependencies are installed.
const { execFileSync } = require("node:child_process");
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { createHash } = require("node:crypto");
const { join } = require("node:path");
const { isInstalledByNpm } = require("./isInstalledByNpm.cjs");
const { npmCommand } = require("./npmCommand.cjs");
const { workAlone } = require("./workAlone.cjs");

const root = join(__dirname, "..");
const LEAST_NODE = [20, 19];
/** Holds the digest of the installed lock file. */
const stamp = join(root, "node_modules", ".installed-lock");

/** Installs the dependencies of the lock file, unless they are installed. */
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
    // In a fresh clone, two commands in two terminals would both install: the second waits.
    workAlone(join(root, ".installing"), tellOfWait, () => isInstalled() || install());
  } catch (error) {
    console.error(`error: The dependencies could not be installed: ${error.message}`);
    process.exit(1);
  }
}

function isInstalled() {
  const digest = lockDigest();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return true;
  if (!isInstalledByNpm(root)) return false;
  writeFileSync(stamp, digest); // the next command skips the comparison
  return true;
}

function install() {
  const digest = lockDigest();
  console.error("Installing dependencies (once) ...");
  const [program, ...first] = npmCommand();
  execFileSync(program, [...first, "ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    // Standard output belongs to the command that the user started.
    stdio: ["ignore", 2, 2],
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
