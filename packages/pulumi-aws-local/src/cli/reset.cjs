"use strict";

/**
 * `pulumi-aws-local reset`.
 * @param args the options of the command
 */
async function reset(args) {
  await require("../core/typescriptLoader.cjs").registerTypeScript();
  await require("./resetCommand.ts").reset(args);
}

module.exports = { reset };
