"use strict";
require("../../local/ensureInstalled.cjs").ensureInstalled();
require("../../local/typescriptLoader.cjs").registerTypeScript();
require("./main.ts");
