"use strict";
require("../tools/ensureInstalled.cjs").ensureInstalled();
require("./typescriptLoader.cjs")
  .registerTypeScript()
  .then(() => require("./planCommand.ts"));
