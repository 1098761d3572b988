"use strict";
const { compile } = require("../../loader/compile.cjs");
const { setUpOwnProcess } = require("../../loader/ownProcess.cjs");

/**
 * The commands, compiled.
 * @param meanwhile what the caller loads while they are being compiled
 */
async function loadCommands(meanwhile = () => {}) {
  if (process.env.PULUMI_AWS_LOCAL_SOURCE === "1") return loadSource();
  setUpOwnProcess();
  const file = await compile("cli", meanwhile).catch(report);
  process.setSourceMapsEnabled(true); // stack traces name the sources
  return require(file);
}

/** For work on this package: its modules as they are, one by one, so that a preloaded module can stand before one of them. */
function loadSource() {
  require("tsx/cjs");
  return require("./commands.ts");
}

/** There is no reportFailure yet: it is part of what could not be compiled. */
function report(error) {
  console.error(error.name === "VisibleError" ? `error: ${error.message}` : error);
  process.exit(1);
}

module.exports = { loadCommands };
