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
// What the emulator needs and the project's own manifest does not name; development tools that both name may be there.
const manifest = (folder) => JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
const { dependencies, devDependencies } = manifest("");
const emulator = manifest("packages/pulumi-aws-local");
const ofEmulator = Object.keys({ ...emulator.dependencies, ...emulator.optionalDependencies });
const surplus = [
  "pulumi-aws-local",
  ...ofEmulator.filter((name) => !(name in { ...dependencies, ...devDependencies })),
]
  .map((name) => `node_modules/${name}`)
  .filter((path) => !wanted.has(path) && isThere(path));
console.log(
  `${wanted.size} packages to deploy, ${missing.length} missing, ${surplus.length} of the emulator`,
);
for (const path of missing) console.error(`missing: ${path}`);
for (const path of surplus) console.error(`of the emulator: ${path}`);
process.exit(missing.length + surplus.length === 0 ? 0 : 1);
