"use strict";
// `npm test [-- mocha arguments]`: installs missing dependencies, then runs mocha on the given
// files ("…test.ts"), or on all, three at a time.
require("../tools/ensureInstalled.cjs").ensureInstalled();
const { spawn } = require("node:child_process");
const { mkdirSync, mkdtempSync, rmSync } = require("node:fs");
const { join } = require("node:path");
const { findPulumi } = require("../tools/pulumiCli.cjs");
const { listTestFiles } = require("./testFiles.cjs");
const { unpackBrowser } = require("./unpackBrowser.cjs");

const root = join(__dirname, "..");
const args = process.argv.slice(2);
// One more than the two cores that the tests must do with: a quarter of a file's time is waiting.
const all = () => ["--parallel", "--jobs=3", ...listTestFiles(root)];
const files = args.some((arg) => arg.endsWith(".test.ts")) ? [] : all();
/**
 * A heap that need not grow, and a garbage collector without helper threads, which would compete
 * with the other workers. Together they save a tenth of the CPU time. Another tenth is saved by a V8
 * that keeps all compiled code and optimizes only code that runs for long: most code of the tests
 * runs a few times. Mocha's workers inherit these options.
 */
const V8_OPTIONS = [
  "--single-threaded-gc",
  "--min-semi-space-size=64", // megabytes, like the next two
  "--max-semi-space-size=128",
  "--initial-old-space-size=512",
  "--no-flush-bytecode",
  // Later versions count differently.
  ...(Number.parseInt(process.versions.v8, 10) < 12 ? ["--interrupt-budget=500000"] : []),
];
const mocha = join(root, "node_modules", "mocha", "bin", "mocha.js");
// Files that libraries unpack or cache for the next run (a whole browser, compiled files) stay in
// this folder.
const TMPDIR = join(root, "node_modules", ".cache", "jukebox", "tmp");
mkdirSync(TMPDIR, { recursive: true });
unpackBrowser(TMPDIR);
// The folder of this run (support/runFolder.ts). Ctrl-C ends mocha before it could remove it.
const runFolder = mkdtempSync(join(TMPDIR, "jukebox-run-"));
const running = spawn(process.execPath, [...V8_OPTIONS, mocha, ...args, ...files], {
  cwd: root,
  stdio: "inherit",
  env: environment(process.env),
});
let interruption = null;
// The terminal sends it to mocha too, which may end with 0 then.
process.on("SIGINT", (signal) => (interruption = signal));
running.once("exit", (status, signal) => {
  rmSync(runFolder, { recursive: true, force: true, maxRetries: 10 }); // an engine that is ending may still write
  endBy(signal ?? interruption);
  if (files.length > 0) printNotRun();
  process.exit(status ?? 1);
});

function endBy(signal) {
  process.removeAllListeners("SIGINT");
  if (signal !== null) process.kill(process.pid, signal);
}

function printNotRun() {
  const { missing } = findPulumi();
  const why = missing === undefined ? "npm run test:pulumi runs them" : missing;
  console.log(`Not run: the tests with Pulumi's own engine (${why}).`);
}

/**
 * Node 20 reads additional certificates at each start, which takes longer than the start itself. Of
 * the hundreds of processes in the tests, only npm may need them (installedOracle.ts).
 */
function environment({ NODE_EXTRA_CA_CERTS: certificates, ...others }) {
  return {
    ...others,
    ...(certificates !== undefined && { EXTRA_CA_CERTS_OF_NPM: certificates }),
    TMPDIR,
    JUKEBOX_TEST_RUN: runFolder,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
}
