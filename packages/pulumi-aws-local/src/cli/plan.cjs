"use strict";
const { saveCode } = require("../../loader/codeCache.cjs");
const { loadCommands } = require("./loadCommands.cjs");

/**
 * `pulumi-aws-local plan`.
 * @param args the options of the command
 */
async function plan(args) {
  await (await loadCommands("plan")).loadPlan().plan(args, saveCode);
}

module.exports = { plan };
