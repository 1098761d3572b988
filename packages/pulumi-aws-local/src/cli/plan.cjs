"use strict";
require("../../../../local/ensureInstalled.cjs").ensureInstalled();
require("../core/typescriptLoader.cjs")
  .registerTypeScript()
  .then(() => require("./planCommand.ts"));
