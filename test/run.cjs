"use strict";
// `npm test`: installs what is missing, then runs mocha with the given arguments (all tests if none).
require("../local/ensureInstalled.cjs").ensureInstalled();
const { spawnSync } = require("node:child_process");
const { join } = require("node:path");

const mocha = join(__dirname, "..", "node_modules", "mocha", "bin", "mocha.js");
const { status } = spawnSync(process.execPath, [mocha, ...process.argv.slice(2)], {
  cwd: join(__dirname, ".."),
  stdio: "inherit",
});
process.exit(status ?? 1);
