import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect } from "chai";

const FILE = JSON.stringify(join(__dirname, "../../../loader/ownProcess.cjs"));

/** Prints the digest of the options with which V8 compares compiled code. */
const TAG = `process.stdout.write(String(require("node:v8").cachedDataVersionTag()))`;

describe("setUpOwnProcess", () => {
  it("lets Node use the compiled code of its own modules, whatever the heap options", () => {
    const setUp = `require(${FILE}).setUpOwnProcess();`;
    const options = ["--min-semi-space-size=16", "--initial-old-space-size=256"];
    const limit = "--max-old-space-size=100";
    expect(run([...options, limit], TAG)).not.to.equal(run([], TAG));
    expect(run([...options, limit], setUp + TAG)).to.equal(run([], TAG));
  });

  it("keeps the limit of the heap", () => {
    const limit = `process.stdout.write(String(require("node:v8").getHeapStatistics().heap_size_limit))`;
    const setUp = `require(${FILE}).setUpOwnProcess();`;
    const options = ["--max-old-space-size=100"];
    expect(run(options, setUp + limit)).to.equal(run(options, limit));
  });
});

describe("optimizeLess", () => {
  it("sets an option of V8, unless this version has no such option", () => {
    const isSet = run([], `require(${FILE}).optimizeLess();${TAG}`) !== run([], TAG);
    expect(isSet).to.equal(Number.parseInt(process.versions.v8, 10) < 12);
  });
});

describe("optimizeAgain", () => {
  it("restores the options of V8", () => {
    const script = `const own = require(${FILE}); own.optimizeLess(); own.optimizeAgain();`;
    expect(run([], script + TAG)).to.equal(run([], TAG));
  });
});

/** @returns its output */
function run(options: string[], script: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, "-e", script], {
    encoding: "utf8",
  });
  expect(status).to.equal(0);
  return stdout + stderr;
}
