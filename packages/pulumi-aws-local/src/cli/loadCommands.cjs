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
  setUpOwnProcess();
  const file = await compile("cli", meanwhile).catch(report);
  mapStackTraces(file);
  keepOwnCode(file, command);
  return require(file);
}

/** reportFailure is not available yet: it is part of the code that failed to compile. */
function report(error) {
  console.error(error.name === "VisibleError" ? `error: ${error.message}` : error);
  process.exit(1);
}

module.exports = { loadCommands };
