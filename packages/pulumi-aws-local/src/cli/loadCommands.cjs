"use strict";
const { compile } = require("../../loader/compile.cjs");
const { setUpOwnProcess } = require("../../loader/ownProcess.cjs");

/**
 * The commands, compiled.
 * @param meanwhile what the caller loads while they are being compiled
 */
async function loadCommands(meanwhile = () => {}) {
  setUpOwnProcess();
  const file = await compile("cli", meanwhile);
  process.setSourceMapsEnabled(true); // stack traces name the sources
  return require(file);
}

module.exports = { loadCommands };
