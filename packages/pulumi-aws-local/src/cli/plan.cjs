"use strict";

/**
 * `pulumi-aws-local plan`.
 * @param args the options of the command
 */
async function plan(args) {
  await require("../core/typescriptLoader.cjs").registerTypeScript();
  await require("./planCommand.ts").plan(args);
}

module.exports = { plan };
