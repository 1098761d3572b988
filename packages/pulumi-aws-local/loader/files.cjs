"use strict";
// Plain JavaScript: it runs before the package's TypeScript is compiled, and in processes that have none.
const { renameSync, rmSync } = require("node:fs");

/** How long other programs, such as virus scanners, may hold a file open on Windows. */
const TIMEOUT_MS = 2_000;
const POLL_MS = 20;
/** The errors of Windows for a file that is open somewhere. */
const OPEN_ELSEWHERE = new Set(["EACCES", "EBUSY", "EPERM"]);

/**
 * Renames a file or folder, also over an existing file. Windows refuses that while another program holds one of them open, so it
 * is retried for two seconds.
 * @param {string} from
 * @param {string} to
 * @param {{ platform?: NodeJS.Platform, rename?: (from: string, to: string) => void }} [options] for tests
 */
function renameFile(from, to, { platform = process.platform, rename = renameSync } = {}) {
  for (const deadline = Date.now() + TIMEOUT_MS; ;) {
    try {
      return rename(from, to);
    } catch (error) {
      const mayEnd = platform === "win32" && OPEN_ELSEWHERE.has(error.code);
      if (!mayEnd || Date.now() >= deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
    }
  }
}

/**
 * Removes a folder with all that is in it, or a file, if it exists. A process that is ending may still write to the folder, and
 * Windows refuses to remove what is open: it is tried again for about two seconds.
 * @param {string} path
 */
function removeAll(path) {
  rmSync(path, { recursive: true, force: true, maxRetries: 6, retryDelay: 100 });
}

module.exports = { removeAll, renameFile };
