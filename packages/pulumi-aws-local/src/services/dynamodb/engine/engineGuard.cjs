"use strict";
// A process of its own: ends the engine when the process that started both is gone, however that ended. Its standard input is a
// pipe from that process: first the engine's process id, then nothing until the pipe closes.
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
  // SQLite deletes the log when it closes a database and has moved all of it there, and at no other time.
  if (!existsSync(log)) recordClosed(state, database);
}

/** Whether the process is there. */
function send(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
