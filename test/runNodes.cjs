"use strict";
// `npm run test:nodes [-- mocha arguments]`: runs `npm test` on each supported version of Node, one
// after the other. npm installs their binaries into the cache.
require("../tools/ensureInstalled.cjs").ensureInstalled();
const { spawnSync } = require("node:child_process");
const { delimiter, dirname, join } = require("node:path");
const { nodeBinary } = require("../tools/nodeBinary.cjs");

/** The releases that Node maintains: https://nodejs.org/en/about/previous-releases */
const VERSIONS = ["22.23.5", "24.22.3", "26.12.1"];

const results = VERSIONS.map((version) => {
  const node = nodeBinary(version);
  console.log(`\n== Node ${version}`);
  const began = Date.now();
  const { status } = spawnSync(node, [join(__dirname, "run.cjs"), ...process.argv.slice(2)], {
    stdio: "inherit",
    // Tests also start `node` by name.
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
  });
  return { version, passed: status === 0, seconds: Math.round((Date.now() - began) / 1000) };
});

for (const { version, passed, seconds } of results) {
  console.log(`Node ${version}: ${passed ? "passed" : "FAILED"} in ${seconds} s`);
}
process.exit(results.every(({ passed }) => passed) ? 0 : 1);
