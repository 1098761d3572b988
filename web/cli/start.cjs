"use strict";
require("../../local/ensureInstalled.cjs").ensureInstalled();
require("../../local/typescriptLoader.cjs")
  .registerTypeScript()
  .then(() => require("./main.ts"));
