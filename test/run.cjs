"use strict";
// `npm test [-- mocha arguments]`: installs what is missing, then runs mocha on the files given
// ("…test.ts"), or on all.
require("../local/ensureInstalled.cjs").ensureInstalled();
const { spawnSync } = require("node:child_process");
const { join } = require("node:path");

const root = join(__dirname, "..");
const args = process.argv.slice(2);
const files = args.some((arg) => arg.endsWith(".test.ts")) ? [] : ["test/**/*.test.ts"];
const mocha = join(root, "node_modules", "mocha", "bin", "mocha.js");
const { status } = spawnSync(process.execPath, [mocha, ...args, ...files], {
  cwd: root,
  stdio: "inherit",
});
process.exit(status ?? 1);
