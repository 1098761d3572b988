"use strict";
require("./ensureInstalled.cjs").ensureInstalled();
require("./typescriptLoader.cjs").registerTypeScript();
require("./planCommand.ts");
