"use strict";
const { existsSync, readdirSync } = require("node:fs");
const { join } = require("node:path");

/**
 * Seconds of the slowest files on two idle cores, by the end of their path. Two workers take file after file: begun first, none
 * of these keeps one worker busy while the other has nothing left to do. The order matters, not the figures.
 */
const SECONDS = {
  "web/live.test.ts": 30,
  "web/pages.test.ts": 28,
  "story/watch.test.ts": 26,
  "web/errors.test.ts": 22,
  "web/sessions.test.ts": 22,
  "chaos/kills.test.ts": 20,
  "web/network.test.ts": 17,
  "faults/damagedData.test.ts": 16,
  "program/losses.test.ts": 15,
  "hostile/services.test.ts": 15,
  "examples/foreignProject.test.ts": 15,
  "readme/readme.test.ts": 15,
  "story/restarted.test.ts": 14,
  "web/clock.test.ts": 14,
  "web/storage.test.ts": 13,
  "web/tabs.test.ts": 13,
  "web/story.test.ts": 12,
  "story/sessions.test.ts": 12,
  "web/newVersion.test.ts": 11,
  "hostile/graphql.test.ts": 10,
  "story/live.test.ts": 10,
  "web/keyboard.test.ts": 9,
  "web/quantity.test.ts": 9,
  "workbench/requests.test.ts": 9,
  "faults/fullDisk.test.ts": 9,
  "infra/planSnapshots.test.ts": 9,
  "cli/run.test.ts": 8,
  "workbench/graphiql.test.ts": 7,
};

/** Folders whose files start stacks or browsers: after the slowest files, before the many quick ones. */
const SLOW_FOLDERS = /(^|\/)test\/(web|workbench|story|hostile|faults|security)\//;

/** All test files of the project, the slowest first, as paths from its root with forward slashes. */
function listTestFiles(root) {
  const files = testFolders(root)
    .flatMap((folder) => filesIn(root, folder))
    .sort();
  return files.sort((one, other) => secondsOf(other) - secondsOf(one));
}

function testFolders(root) {
  const packages = join(root, "packages");
  const names = existsSync(packages) ? readdirSync(packages) : [];
  const folders = names.map((name) => `packages/${name}/test`);
  return ["test", ...folders.filter((folder) => existsSync(join(root, folder)))];
}

function filesIn(root, folder) {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".test.ts") && !name.includes("node_modules"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
}

function secondsOf(file) {
  const end = Object.keys(SECONDS).find((one) => file.endsWith(`/${one}`));
  return end !== undefined ? SECONDS[end] : SLOW_FOLDERS.test(file) ? 1 : 0;
}

module.exports = { listTestFiles, SECONDS };
