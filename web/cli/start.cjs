"use strict";
require("../../local/ensureInstalled.cjs").ensureInstalled();
require("../../packages/pulumi-aws-local/src/core/typescriptLoader.cjs")
  .registerTypeScript(undefined, ["local", "web"])
  .then(() => require("./main.ts"));
