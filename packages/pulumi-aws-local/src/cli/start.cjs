"use strict";
const { NEEDED, hasFileHandles } = require("../core/fileHandles.cjs");
const { registerTypeScript } = require("../core/typescriptLoader.cjs");

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
  await registerTypeScript(loadLibraries);
  const { reportFailure } = require("../core/visibleError.ts");
  try {
    // First the options, then all that is slow to load: a mistake is answered at once.
    const options = require("./startOptions.ts").parseStartOptions(args);
    // The data folder holds keys and customers' data: no other user of this machine reads what this process writes.
    process.umask(0o077);
    const { createEvaluator } = require("../program/evaluator.ts");
    const evaluator = createEvaluator(options.projectDir);
    evaluator.prepare(); // it loads Pulumi's SDK while this process loads the services
    loadLibraries(); // unless that was done while TypeScript was being compiled
    await require("./startCommand.ts").main(options, { evaluator, parent });
  } catch (error) {
    reportFailure(error);
  }
}

module.exports = { start };
