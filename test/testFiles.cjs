"use strict";
const { existsSync, readdirSync } = require("node:fs");
const { join } = require("node:path");

/**
 * Duration of the slowest files on two cores in seconds, while two other files run, by the end of
 * their path. The workers take one file after the other. The slowest files start first, so that no
 * worker is idle while a slow file still runs. The order matters, not the figures.
 */
const SECONDS = {
  "story/watch.test.ts": 24,
  "web/passkeys.test.ts": 21,
  "hostile/graphql.test.ts": 20,
  "web/cookies.test.ts": 19,
  "web/live.test.ts": 15,
  "story/restarted.test.ts": 14,
  "web/pages.test.ts": 14,
  "examples/foreignProject.test.ts": 12,
  "hostile/greedyCode.test.ts": 12,
  "web/secondStep.test.ts": 12,
  "chaos/kills.test.ts": 11,
  "cli/planCommand.test.ts": 11,
  "web/clock.test.ts": 11,
  "web/errors.test.ts": 11,
  "web/tabs.test.ts": 11,
  "web/newVersion.test.ts": 10,
  "faults/damagedData.test.ts": 9,
  "readme/readme.test.ts": 9,
  "story/sessions.test.ts": 9,
  "web/manage.test.ts": 9,
  "web/network.test.ts": 9,
  "web/sessions.test.ts": 9,
  "web/storage.test.ts": 9,
  "faults/sharedFolder.test.ts": 8,
  "hostile/queries.test.ts": 8,
  "isolated/isolates.test.ts": 7,
  "program/crash.test.ts": 7,
  "web/story.test.ts": 7,
  "cli/endOfCommand.test.ts": 6,
  "hostile/services.test.ts": 6,
  "program/resourceOptions.test.ts": 6,
  "security/matrix.test.ts": 6,
  "web/orders.test.ts": 6,
  "workbench/graphiql.test.ts": 6,
  "workbench/requests.test.ts": 6,
  "workbench/stack.test.ts": 6,
  "web/liveRetries.test.ts": 6,
  "host/runProgram.test.ts": 5,
  "hostile/userPools.test.ts": 5,
  "story/upgrade.test.ts": 5,
  "watch/watchStack.test.ts": 5,
  "web/quantity.test.ts": 5,
  "cli/start.test.ts": 4,
  "faults/database.test.ts": 4,
  "faults/fullDisk.test.ts": 4,
  "program/program.test.ts": 4,
  "story/badInput.test.ts": 4,
  "story/live.test.ts": 4,
  "story/people.test.ts": 4,
  "unit/createStack.test.ts": 4,
  "web/keyboard.test.ts": 4,
  "web/people.test.ts": 4,
  "web/refusals.test.ts": 4,
  "web/saved.test.ts": 4,
  "cli/planDefaults.test.ts": 3,
  "faults/mail.test.ts": 3,
  "host/loadProgram.test.ts": 3,
  "infra/planSnapshots.test.ts": 3,
  "stack/reset.test.ts": 3,
  "story/liveMany.test.ts": 3,
  "web/build.test.ts": 3,
  "workbench/mail.test.ts": 3,
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
