"use strict";
// Plain JavaScript without dependencies: it runs before the dependencies are installed.
const { readFileSync, rmSync, writeFileSync } = require("node:fs");

const POLL_MILLISECONDS = 200;

/**
 * Runs `work` while no other process does the same, and returns its result.
 * @param lock a file that exists meanwhile, with the id of the process. The lock of a process that
 * has ended is ignored.
 * @param onWait called once with the id of the lock holder, if there is one.
 */
function workAlone(lock, onWait, work) {
  let hasReported = false;
  while (!take(lock)) {
    const other = holderOf(lock);
    if (other === undefined) continue; // the holder has just ended
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

/** The process id in the lock; 0 until it is written; undefined if the lock is gone. */
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
    return error.code !== "ESRCH"; // signalling another user's process fails, but the process runs
  }
}

module.exports = { workAlone };
