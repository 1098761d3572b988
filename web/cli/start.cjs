"use strict";
require("../../tools/ensureInstalled.cjs").ensureInstalled();
require("../../local/typescriptLoader.cjs")
  .registerTypeScript(undefined, ["local", "web"])
  .then(() => require("./main.ts"));
