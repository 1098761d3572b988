"use strict";
const { existsSync, readdirSync } = require("node:fs");
const { join } = require("node:path");

/**
 * Duration of the slowest files on two idle cores in seconds, by the end of their path. The
 * workers take one file after the other. The slowest files start first, so that no worker is idle while a
 * slow file still runs. The order matters, not the figures.
 */
const SECONDS = {
  "story/watch.test.ts": 27,
  "web/passkeys.test.ts": 16,
  "hostile/graphql.test.ts": 15,
  "web/cookies.test.ts": 14,
  "web/live.test.ts": 14,
  "web/pages.test.ts": 13,
  "web/tabs.test.ts": 12,
  "web/clock.test.ts": 11,
  "web/errors.test.ts": 11,
  "chaos/kills.test.ts": 10,
  "cli/planCommand.test.ts": 10,
  "program/resourceOptions.test.ts": 10,
  "web/sessions.test.ts": 10,
  "faults/damagedData.test.ts": 9,
  "hostile/userPools.test.ts": 9,
  "story/sessions.test.ts": 9,
  "web/network.test.ts": 9,
  "examples/foreignProject.test.ts": 8,
  "program/program.test.ts": 8,
  "readme/readme.test.ts": 8,
  "story/restarted.test.ts": 8,
  "hostile/services.test.ts": 7,
  "program/planDeployment.test.ts": 7,
  "story/badInput.test.ts": 7,
  "web/newVersion.test.ts": 7,
  "web/storage.test.ts": 7,
  "web/story.test.ts": 7,
  "cli/endOfCommand.test.ts": 6,
  "faults/database.test.ts": 6,
  "hostile/greedyCode.test.ts": 6,
  "hostile/queries.test.ts": 6,
  "workbench/graphiql.test.ts": 6,
  "cli/planDefaults.test.ts": 5,
  "database/checkDatabase.test.ts": 5,
  "faults/engineEnds.test.ts": 5,
  "faults/fullDisk.test.ts": 5,
  "faults/unusableFiles.test.ts": 5,
  "host/invokes.test.ts": 5,
  "host/loadProgram.test.ts": 5,
  "host/runProgram.test.ts": 5,
  "infra/planSnapshots.test.ts": 5,
  "program/crash.test.ts": 5,
  "story/live.test.ts": 5,
  "story/liveMany.test.ts": 5,
  "story/secondStep.test.ts": 5,
  "web/keyboard.test.ts": 5,
  "web/quantity.test.ts": 5,
  "web/secondStep.test.ts": 5,
  "workbench/requests.test.ts": 5,
  "workbench/stack.test.ts": 5,
  "cli/run.test.ts": 4,
  "cli/start.test.ts": 4,
  "faults/sharedFolder.test.ts": 4,
  "host/monitor.test.ts": 4,
  "isolated/isolates.test.ts": 4,
  "security/guessedCodes.test.ts": 4,
  "story/leastPrivilege.test.ts": 4,
  "unit/createStack.test.ts": 4,
};

/** The slowest files that need Pulumi's engine. */
const SLOW_PULUMI_FILES = ["store.pulumi.ts", "sideBySide.pulumi.ts"];

/**
 * Folders whose files start stacks or browsers: they run after the slowest files and before the
 * many fast ones.
 */
const SLOW_FOLDERS = /(^|\/)test\/(web|workbench|story|hostile|faults|security|cli)\//;

/** All test files of the project, slowest first, as paths from its root with forward slashes. */
function listTestFiles(root) {
  const files = listFiles(root, ".test.ts");
  return files.sort((one, other) => secondsOf(other) - secondsOf(one));
}

/** The test files that need Pulumi's own engine, slowest first. `npm test` does not run them. */
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
