"use strict";
// A separate process that ends the engine when the process that started both has ended for any reason. Its standard
// input is a pipe from that process: it receives the engine's process id, then nothing until the pipe closes.
const { existsSync } = require("node:fs");
const { recordClosed } = require("../database/recordClosed.cjs");

const POLL_MS = 5;
const [database, log, state] = process.argv.slice(2);

let input = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (text) => (input += text));
process.stdin.on("error", () => {});
process.stdin.on("close", () => {
  const engine = Number(input);
  if (engine > 0 && send(engine, "SIGTERM")) awaitEnd(engine);
});

function awaitEnd(engine) {
  if (send(engine, 0)) return void setTimeout(awaitEnd, POLL_MS, engine);
  // SQLite deletes the log only when it closes a database after moving all of the log into it.
  if (!existsSync(log)) recordClosed(state, database);
}

/** Whether the process exists. */
function send(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
