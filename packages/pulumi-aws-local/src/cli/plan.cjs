"use strict";
const { saveCode } = require("../../loader/codeCache.cjs");
const { optimizeAgain, optimizeLess } = require("../../loader/ownProcess.cjs");
const { loadCommands } = require("./loadCommands.cjs");

/**
 * `pulumi-aws-local plan`.
 * @param args the options of the command
 */
async function runPlan(args) {
  const commands = await loadCommands("plan");
  const { plan } = commands.loadPlan();
  optimizeLess();
  try {
    await plan(args, () => {
      optimizeAgain(); // V8 accepts kept code only with the options with which it was saved
      saveCode();
    });
  } finally {
    optimizeAgain(); // also if the plan failed in a process that goes on, as in tests
  }
}

module.exports = { plan: runPlan };
