"use strict";
// Plain JavaScript: this runs before the package's TypeScript is compiled.
const fs = require("node:fs");
const { join, relative } = require("node:path");
const { removeAll, renameFile } = require("./files.cjs");
const { visibleError } = require("./visibleError.cjs");

const PACKAGE = join(__dirname, "..");
/** Each build is a folder in this one. Its name is a digest of the sources that it was compiled from. */
const BUILDS = join(PACKAGE, "build");
/**
 * Number of builds to keep: enough for each version of the sources that a process may be starting with, plus a margin.
 */
const KEPT = 4;
/** Prefix of a build that is not complete. */
const UNFINISHED = ".new-";
const ABANDONED_MS = 60 * 60 * 1000;

/**
 * The inputs of a build. The modification times are compared: reading them takes half as long as reading the contents.
 */
function sources() {
  return [
    ...["src", "loader"].flatMap((name) => filesIn(join(PACKAGE, name))),
    join(PACKAGE, "package.json"),
  ];
}

function filesIn(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

/** The folder of the build for the current sources, whether it exists or not. */
function currentBuild() {
  const { createHash } = require("node:crypto"); // slow to load, and seldom needed by child processes
  const hash = createHash("sha256");
  for (const file of sources()) {
    const { size, ctimeMs } = fs.statSync(file);
    hash.update(`${relative(PACKAGE, file)} ${size} ${ctimeMs}\n`);
  }
  return join(BUILDS, hash.digest("hex").slice(0, 16));
}

/** Creates a folder to compile into. */
function newBuild() {
  try {
    fs.mkdirSync(BUILDS, { recursive: true });
    const folder = fs.mkdtempSync(join(BUILDS, UNFINISHED));
    fs.chmodSync(folder, 0o755); // other users of this machine may run it
    return folder;
  } catch (cause) {
    throw visibleError(
      `pulumi-aws-local cannot write its compiled code to "${BUILDS}" (${cause.code}). ` +
        "Run it once as a user with write access.",
      cause,
    );
  }
}

/** Moves a complete build to its place in one step, so that other processes never see a partial build. */
function keepBuild(unfinished, build) {
  try {
    if (!fs.existsSync(build)) renameFile(unfinished, build);
  } catch (error) {
    if (!fs.existsSync(build)) throw error; // else another process was first
  }
  removeBuild(unfinished);
  removeOldBuilds(build);
}

/** Deleting is safe: processes that started with an older build have loaded it completely. */
function removeOldBuilds(current) {
  const others = fs
    .readdirSync(BUILDS)
    .map((name) => join(BUILDS, name))
    .filter((folder) => folder !== current && /^(\.new-.+|[\da-f]{16})$/.test(nameOf(folder)))
    .map((folder) => ({ folder, at: fs.statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.at - a.at);
  const isUnfinished = ({ folder }) => nameOf(folder).startsWith(UNFINISHED);
  const abandoned = others.filter((one) => isUnfinished(one) && one.at < Date.now() - ABANDONED_MS);
  const old = others.filter((one) => !isUnfinished(one)).slice(KEPT - 1);
  for (const { folder } of [...abandoned, ...old]) removeBuild(folder);
}

function nameOf(folder) {
  return relative(BUILDS, folder);
}

function removeBuild(folder) {
  removeAll(folder);
}

module.exports = { BUILDS, currentBuild, keepBuild, newBuild, removeBuild };
