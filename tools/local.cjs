"use strict";
// `npm start` and `npm run plan`: installs what is missing, then runs the command of the emulator.
require("./ensureInstalled.cjs").ensureInstalled();
require("pulumi-aws-local/cli");
