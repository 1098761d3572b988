"use strict";
require("../../local/ensureInstalled.cjs").ensureInstalled();
require("tsx/cjs");
require("./main.ts");
