"use strict";
const { execFileSync } = require("node:child_process");
const { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } = require("node:fs");
const { join } = require("node:path");

const UNPACK =
  "import('@sparticuz/chromium').then(({ default: browser }) => browser.executablePath())";

/** npm has the browser for Linux x64 only. */
const isFromNpm = process.platform === "linux" && process.arch === "x64";

/**
 * Unpacks the browser that npm brought, once, into the folder that is TMPDIR to the tests. Done before they start:
 * of two files side by side one would run what the other has half unpacked; and what is there must be whole,
 * though the first run was broken off.
 */
function unpackBrowser(folder) {
  const program = "chromium";
  if (!isFromNpm || existsSync(join(folder, program))) return;
  const unpacked = mkdtempSync(join(folder, "unpacking-"));
  try {
    execFileSync(process.execPath, ["-e", UNPACK], {
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

module.exports = { isFromNpm, unpackBrowser };
