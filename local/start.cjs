"use strict";
require("./ensureInstalled.cjs").ensureInstalled();
require("tsx/cjs");
require("./main.ts");
