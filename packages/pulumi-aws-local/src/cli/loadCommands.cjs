"use strict";
const { compile } = require("../../loader/compile.cjs");
const { mapStackTraces } = require("../../loader/mapStackTraces.cjs");
const { keepOwnCode, setUpOwnProcess } = require("../../loader/ownProcess.cjs");

/**
 * Loads the compiled commands.
 * @param command the one to run
 * @param meanwhile what the caller loads while they are being compiled
 */
async function loadCommands(command, meanwhile = () => {}) {
  if (process.env.PULUMI_AWS_LOCAL_SOURCE === "1") return loadSource();
  setUpOwnProcess();
  const file = await compile("cli", meanwhile).catch(report);
  mapStackTraces(file);
  keepOwnCode(file, command);
  return require(file);
}

/** Loads the unbundled modules, for work on this package: a preloaded module can then replace one of them. */
function loadSource() {
  require("tsx/cjs");
  return require("./commands.ts");
}

/** reportFailure is not available yet: it is part of the code that failed to compile. */
function report(error) {
  console.error(error.name === "VisibleError" ? `error: ${error.message}` : error);
  process.exit(1);
}

module.exports = { loadCommands };
