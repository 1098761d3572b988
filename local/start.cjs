"use strict";
const { resolve } = require("node:path");
const projectDir = resolve(__dirname, "..");
const parent = process.ppid; // before anything that takes time
require("../tools/ensureInstalled.cjs").ensureInstalled();
const { NEEDED, hasFileHandles } = require("./fileHandles.cjs");
if (!hasFileHandles()) {
  console.error(
    `error: The system lets this process open fewer than ${NEEDED} more files. Raise the limit (ulimit -n).`,
  );
  process.exit(1);
}
const { registerTypeScript } = require("./typescriptLoader.cjs");

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

registerTypeScript(loadLibraries).then(() => {
  const { reportFailure } = require("./shared/visibleError.ts");
  try {
    // First the options, then all that is slow to load: a mistake is answered at once.
    const options = require("./options.ts").parseStartOptions(process.argv.slice(2));
    // The data folder holds keys and customers' data: no other user of this machine reads what this process writes.
    process.umask(0o077);
    const evaluator = require("./program/evaluator.ts").createEvaluator(projectDir);
    evaluator.prepare(); // it loads Pulumi's SDK while this process loads the services
    loadLibraries(); // unless that was done while TypeScript was being compiled
    require("./main.ts").main(options, { projectDir, evaluator, parent }).catch(reportFailure);
  } catch (error) {
    reportFailure(error);
  }
});
