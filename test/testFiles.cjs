"use strict";
const { existsSync, readdirSync } = require("node:fs");
const { join } = require("node:path");

/**
 * Seconds of the slowest files on two idle cores, by the end of their path. Two workers take file after file: begun first, none
 * of these keeps one worker busy while the other has nothing left to do. The order matters, not the figures.
 */
const SECONDS = {
  "story/watch.test.ts": 30,
  "web/live.test.ts": 24,
  "web/pages.test.ts": 22,
  "web/tabs.test.ts": 20,
  "web/errors.test.ts": 18,
  "web/clock.test.ts": 18,
  "web/sessions.test.ts": 17,
  "chaos/kills.test.ts": 16,
  "cli/planCommand.test.ts": 16,
  "program/resourceOptions.test.ts": 16,
  "web/network.test.ts": 15,
  "faults/damagedData.test.ts": 15,
  "program/program.test.ts": 14,
  "examples/foreignProject.test.ts": 14,
  "readme/readme.test.ts": 13,
  "story/restarted.test.ts": 13,
  "story/sessions.test.ts": 12,
  "web/newVersion.test.ts": 12,
  "web/storage.test.ts": 12,
  "web/story.test.ts": 12,
  "program/planDeployment.test.ts": 11,
  "hostile/services.test.ts": 11,
  "cli/endOfCommand.test.ts": 10,
  "host/invokes.test.ts": 9,
  "hostile/graphql.test.ts": 9,
  "database/checkDatabase.test.ts": 9,
  "story/live.test.ts": 9,
  "story/liveMany.test.ts": 9,
  "web/keyboard.test.ts": 8,
  "web/quantity.test.ts": 8,
  "workbench/requests.test.ts": 8,
  "faults/fullDisk.test.ts": 8,
  "faults/unusableFiles.test.ts": 8,
  "host/loadProgram.test.ts": 8,
  "host/runProgram.test.ts": 8,
  "infra/planSnapshots.test.ts": 8,
  "cli/planDefaults.test.ts": 8,
  "cli/run.test.ts": 7,
  "cli/start.test.ts": 7,
  "unit/createStack.test.ts": 7,
  "workbench/graphiql.test.ts": 7,
  "host/monitor.test.ts": 6,
  "story/leastPrivilege.test.ts": 6,
};

/** The slowest of the files that need Pulumi's engine. */
const SLOW_PULUMI_FILES = ["store.pulumi.ts", "sideBySide.pulumi.ts"];

/** Folders whose files start stacks or browsers: after the slowest files, before the many quick ones. */
const SLOW_FOLDERS = /(^|\/)test\/(web|workbench|story|hostile|faults|security|cli)\//;

/** All test files of the project, the slowest first, as paths from its root with forward slashes. */
function listTestFiles(root) {
  const files = listFiles(root, ".test.ts");
  return files.sort((one, other) => secondsOf(other) - secondsOf(one));
}

/** The test files that need Pulumi's own engine, which `npm test` does not run; the slowest first. */
function listPulumiTestFiles(root) {
  const isSlow = (file) => SLOW_PULUMI_FILES.some((name) => file.endsWith(`/${name}`));
  const files = listFiles(root, ".pulumi.ts");
  return [...files.filter(isSlow), ...files.filter((file) => !isSlow(file))];
}

function listFiles(root, end) {
  return testFolders(root)
    .flatMap((folder) => filesIn(root, folder, end))
    .sort();
}

function testFolders(root) {
  const packages = join(root, "packages");
  const names = existsSync(packages) ? readdirSync(packages) : [];
  const folders = names.map((name) => `packages/${name}/test`);
  return ["test", ...folders.filter((folder) => existsSync(join(root, folder)))];
}

function filesIn(root, folder, end) {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(end) && !name.includes("node_modules"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
}

function secondsOf(file) {
  const end = Object.keys(SECONDS).find((one) => file.endsWith(`/${one}`));
  return end !== undefined ? SECONDS[end] : SLOW_FOLDERS.test(file) ? 1 : 0;
}

module.exports = { listPulumiTestFiles, listTestFiles, SECONDS };
