"use strict";
require("./ensureInstalled.cjs").ensureInstalled();
require("./typescriptLoader.cjs")
  .registerTypeScript()
  .then(() => require("./planCommand.ts"));
