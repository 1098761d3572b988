"use strict";
require("../../tools/ensureInstalled.cjs").ensureInstalled();
require("tsx/cjs");
require("./main.ts");
