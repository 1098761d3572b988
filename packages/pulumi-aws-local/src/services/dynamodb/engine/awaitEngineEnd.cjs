"use strict";
// The last step of the engine's guard. Plain JavaScript: the guard runs it as it is.
const { existsSync, readdirSync, readFileSync } = require("node:fs");
const { recordClosed } = require("../database/recordClosed.cjs");

const POLL_MS = 5;

/** Waits until the engine, which has been sent SIGTERM, has ended; then records the end if it was clean. */
function awaitEngineEnd(engine, [database, log, state]) {
  if (isRunning(engine))
    return void setTimeout(awaitEngineEnd, POLL_MS, engine, [database, log, state]);
  // SQLite deletes the log only when it closes a database after moving all of the log into it.
  if (!existsSync(log)) recordClosed(state, database);
}

/**
 * Whether the process still runs. After its end it exists until its parent asks for its status, which the first process of a
 * container does late or never.
 */
function isRunning(pid) {
  if (!send(pid, 0)) return false;
  if (process.platform !== "linux") return true;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const hasEnded = stat[stat.lastIndexOf(")") + 2] === "Z";
    return !hasEnded || readdirSync(`/proc/${pid}/task`).length > 1; // the main thread may end before others
  } catch {
    return true; // it has just gone, or there is no /proc
  }
}

/** Whether the process exists. */
function send(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

module.exports = { awaitEngineEnd, send };

if (require.main === module) {
  for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"]) process.on(signal, () => {});
  const [engine, ...files] = process.argv.slice(2);
  awaitEngineEnd(Number(engine), files);
}
