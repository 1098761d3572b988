"use strict";
const { loadCommands } = require("./loadCommands.cjs");

/**
 * `pulumi-aws-local reset`.
 * @param args the options of the command
 */
async function reset(args) {
  await (await loadCommands("reset")).loadReset().reset(args);
}

module.exports = { reset };
