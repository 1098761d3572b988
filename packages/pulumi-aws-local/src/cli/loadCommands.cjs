"use strict";
const { compile } = require("../../loader/compile.cjs");
const { setUpOwnProcess } = require("../../loader/ownProcess.cjs");

/**
 * The commands, compiled.
 * @param meanwhile what the caller loads while they are being compiled
 */
async function loadCommands(meanwhile = () => {}) {
  setUpOwnProcess();
  const file = await compile("cli", meanwhile).catch(report);
  process.setSourceMapsEnabled(true); // stack traces name the sources
  return require(file);
}

/** There is no reportFailure yet: it is part of what could not be compiled. */
function report(error) {
  console.error(error.name === "VisibleError" ? `error: ${error.message}` : error);
  process.exit(1);
}

module.exports = { loadCommands };
