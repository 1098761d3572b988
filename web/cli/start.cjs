"use strict";
require("../../tools/ensureInstalled.cjs").ensureInstalled();
require("../../packages/pulumi-aws-local/src/core/typescriptLoader.cjs")
  .registerTypeScript(undefined, ["packages/pulumi-aws-local/src", "web"])
  .then(() => require("./main.ts"));
