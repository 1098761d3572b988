"use strict";
// `npm run test:pulumi [-- mocha arguments]`: the tests that need Pulumi's own engine. Builds its
// CLI if it is not installed, and skips the tests if that fails.
require("../tools/ensureInstalled.cjs").ensureInstalled();
const { spawnSync } = require("node:child_process");
const { mkdirSync } = require("node:fs");
const { join } = require("node:path");
const { ensurePulumi } = require("../tools/pulumiCli.cjs");
const { listPulumiTestFiles } = require("./testFiles.cjs");

const root = join(__dirname, "..");
const args = process.argv.slice(2);
const { missing } =
  process.platform === "win32"
    ? { missing: "they start the program with a script for a POSIX shell" }
    : ensurePulumi();
if (missing !== undefined) {
  console.log(`SKIPPED: the tests with Pulumi's engine: ${missing}. See CONTRIBUTING.md.`);
  process.exit(0);
}
const all = () => ["--parallel", "--jobs=2", ...listPulumiTestFiles(root)];
const files = args.some((arg) => arg.endsWith(".pulumi.ts")) ? [] : all();
const mocha = join(root, "node_modules", "mocha", "bin", "mocha.js");
const TMPDIR = join(root, "node_modules", ".cache", "jukebox", "tmp");
mkdirSync(TMPDIR, { recursive: true });
const { status } = spawnSync(process.execPath, [mocha, ...args, ...files], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, TMPDIR, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
});
process.exit(status ?? 1);
