"use strict";
require("../../tools/ensureInstalled.cjs").ensureInstalled();
// Loaded before tsx: its hooks double the load time of this library's many files.
["aws-amplify/api", "aws-amplify/auth/cognito"].forEach((name) => require(name));
require("tsx/cjs");
require("./main.ts");
