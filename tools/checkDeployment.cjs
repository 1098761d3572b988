"use strict";
// After `npm ci --omit=dev --workspaces=false`: what is installed to deploy, and nothing of the emulator.
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { packagesToDeploy } = require("./packagesToDeploy.cjs");

const root = join(__dirname, "..");
const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
const wanted = packagesToDeploy(lock);
const isThere = (path) => existsSync(join(root, path, "package.json"));
const missing = [...wanted].filter((path) => lock[path].optional !== true && !isThere(path));
// npm also installs what a development tool and the emulator share; only what nothing but the emulator needs counts.
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
