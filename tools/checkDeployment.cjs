"use strict";
// Checks what `npm ci --omit=dev --workspaces=false` installs: everything that a deployment needs,
// and nothing of the emulator.
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { packagesToDeploy } = require("./packagesToDeploy.cjs");

const root = join(__dirname, "..");
const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
const wanted = packagesToDeploy(lock);
const isThere = (path) => existsSync(join(root, path, "package.json"));
const missing = [...wanted].filter((path) => lock[path].optional !== true && !isThere(path));
// npm also installs packages that a development tool shares with the emulator. Only packages that
// nothing but the emulator needs count.
const tools = Object.keys(lock[""].devDependencies).filter((name) => name !== "pulumi-aws-local");
const shared = packagesToDeploy(lock, tools);
const surplus = Object.keys(lock).filter(
  (path) =>
    path.startsWith("node_modules/") && !wanted.has(path) && !shared.has(path) && isThere(path),
);
console.log(
  `${wanted.size} packages to deploy, ${missing.length} missing, ${surplus.length} of the emulator`,
);
for (const path of missing) console.error(`missing: ${path}`);
for (const path of surplus) console.error(`of the emulator: ${path}`);
process.exit(missing.length + surplus.length === 0 ? 0 : 1);
