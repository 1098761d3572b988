"use strict";
// Plain JavaScript without dependencies: it runs before anything is installed.
const { readFileSync, rmSync, writeFileSync } = require("node:fs");

const POLL_MILLISECONDS = 200;

/**
 * Does `work` while no other process does the same, and returns its result.
 * @param lock a file that is there meanwhile, with the number of the process; one that was left behind by a process
 * that is no more does not count.
 * @param onWait called once, with the other's number, if there is another to wait for.
 */
function workAlone(lock, onWait, work) {
  let hasReported = false;
  while (!take(lock)) {
    const other = holderOf(lock);
    if (other === undefined) continue; // it has just ended
    if (!isRunning(other)) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!hasReported && other > 0) {
      onWait(other);
      hasReported = true;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MILLISECONDS);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** The number of the process; 0 until it has written it; undefined once the lock is gone. */
function holderOf(lock) {
  try {
    return Number(readFileSync(lock, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== "ESRCH"; // another user's may not be asked, but runs
  }
}

module.exports = { workAlone };
