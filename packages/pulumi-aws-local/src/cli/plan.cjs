"use strict";
const { loadCommands } = require("./loadCommands.cjs");

/**
 * `pulumi-aws-local plan`.
 * @param args the options of the command
 */
async function plan(args) {
  await (await loadCommands()).loadPlan().plan(args);
}

module.exports = { plan };
