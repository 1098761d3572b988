"use strict";
require("../../local/ensureInstalled.cjs").ensureInstalled();
require("../../local/typescriptLoader.cjs")
  .registerTypeScript(undefined, ["local", "web"])
  .then(() => require("./main.ts"));
