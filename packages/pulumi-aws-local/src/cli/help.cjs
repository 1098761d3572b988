"use strict";
const { loadCommands } = require("./loadCommands.cjs");

/**
 * Prints the usage of a command.
 * @param command its name
 */
async function help(command) {
  console.log((await loadCommands("help")).usages[command]());
}

module.exports = { help };
