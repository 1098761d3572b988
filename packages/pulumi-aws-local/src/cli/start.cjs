"use strict";
const { NEEDED, hasFileHandles } = require("../core/fileHandles.cjs");
const { loadCommands } = require("./loadCommands.cjs");

/** Libraries that every start needs. */
function loadLibraries() {
  // graphql-js asks once, as it is loaded, whether to look for a second copy of itself at every turn.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = "production";
  require("graphql");
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
  ["lmdb", "undici"].forEach((name) => require(name));
}

/**
 * `pulumi-aws-local start`.
 * @param args the options of the command
 * @param parent id of the process that started this one
 */
async function start(args, parent) {
  if (!hasFileHandles()) {
    console.error(
      `error: The system lets this process open fewer than ${NEEDED} more files. Raise the limit (ulimit -n).`,
    );
    process.exit(1);
  }
  const commands = await loadCommands(loadLibraries);
  try {
    // Options are read before slow modules load, so that a wrong option is reported at once.
    const options = commands.parseStartOptions(args);
    // The data folder holds keys and customers' data: no other user of this machine reads what this process writes.
    process.umask(0o077);
    const evaluator = commands.createEvaluator(options.projectDir);
    evaluator.prepare(); // it loads Pulumi's SDK while this process loads the services
    loadLibraries(); // unless that was done while the commands were being compiled
    await commands.loadStart().main(options, { evaluator, parent });
  } catch (error) {
    commands.reportFailure(error);
  }
}

module.exports = { start };
