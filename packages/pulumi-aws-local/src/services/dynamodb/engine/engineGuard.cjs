"use strict";
// The guard of the engine (spawnGuard.ts) where there is no shell.
const { awaitEngineEnd, send } = require("./awaitEngineEnd.cjs");

let input = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (text) => (input += text));
process.stdin.on("error", () => {});
process.stdin.on("close", () => {
  const engine = Number(input);
  if (engine > 0 && send(engine, "SIGTERM")) awaitEngineEnd(engine, process.argv.slice(2));
});
