"use strict";
const { saveCode } = require("../../loader/codeCache.cjs");
const { optimizeAgain, optimizeLess } = require("../../loader/ownProcess.cjs");
const { loadCommands } = require("./loadCommands.cjs");
const { loadLibraries, requireFileHandles } = require("./prepare.cjs");

/**
 * `pulumi-aws-local start`.
 * @param args the options of the command
 * @param parent id of the process that started this one
 */
async function start(args, parent) {
  requireFileHandles();
  const commands = await loadCommands("start", loadLibraries);
  try {
    // Options are read before slow modules load, so that a wrong option is reported at once.
    const options = commands.parseStartOptions(args);
    // The data folder holds keys and users' data: no other user of this machine may read what this process writes.
    process.umask(0o077);
    const evaluator = commands.createEvaluator(options.projectDir);
    evaluator.prepare(); // the evaluator loads Pulumi's SDK while this process loads the services
    loadLibraries(); // unless they were loaded during compilation
    const { main } = commands.loadStart();
    optimizeLess();
    await main(options, { evaluator, parent, onReady });
  } catch (error) {
    commands.reportFailure(error);
  }
}

/** What costs time comes after `ready`. */
function onReady() {
  optimizeAgain();
  saveCode();
}

module.exports = { start };
