"use strict";
// `npm test [-- mocha arguments]`: installs what is missing, then runs mocha on the files given
// ("…test.ts"), or on all, two at a time.
require("../tools/ensureInstalled.cjs").ensureInstalled();
const { spawnSync } = require("node:child_process");
const { mkdirSync } = require("node:fs");
const { join } = require("node:path");
const { listTestFiles } = require("./testFiles.cjs");
const { unpackBrowser } = require("./unpackBrowser.cjs");

const root = join(__dirname, "..");
const args = process.argv.slice(2);
const all = () => ["--parallel", "--jobs=2", ...listTestFiles(root)];
const files = args.some((arg) => arg.endsWith(".test.ts")) ? [] : all();
const mocha = join(root, "node_modules", "mocha", "bin", "mocha.js");
// What libraries unpack or keep for the next run (a whole browser, compiled files) stays in here.
const TMPDIR = join(root, "node_modules", ".cache", "jukebox", "tmp");
mkdirSync(TMPDIR, { recursive: true });
unpackBrowser(TMPDIR);
const { status } = spawnSync(process.execPath, [mocha, ...args, ...files], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, TMPDIR, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
});
process.exit(status ?? 1);
