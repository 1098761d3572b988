"use strict";
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { currentBuild, keepBuild, newBuild, removeBuild } = require("./builds.cjs");
const { visibleError } = require("./visibleError.cjs");

/** By name, what processes start with: each becomes one file. */
const ENTRIES = {
  index: "index.ts",
  cli: "cli/commands.ts",
  host: "program/host/host.ts",
  isolate: "services/appsync/runtime/isolated/serveJobs.ts",
};

/**
 * Compiles the package's TypeScript if it has changed since the last time.
 * @param name of the entry, as in ENTRIES
 * @returns the file to require
 */
function compileSync(name) {
  const build = currentBuild();
  if (!existsSync(build)) {
    const esbuild = loadCompiler();
    const unfinished = newBuild();
    try {
      esbuild.buildSync(optionsFor(unfinished));
      keepBuild(unfinished, build);
    } finally {
      removeBuild(unfinished);
    }
  }
  return join(build, `${name}.js`);
}

/**
 * The file of an entry for a process that another process of this package starts.
 * @param build the build that the other process runs, unless it runs the sources; it may have been removed since
 */
function findEntry(name, build) {
  const file = build === undefined ? undefined : join(build, `${name}.js`);
  return file !== undefined && existsSync(file) ? file : compileSync(name);
}

/**
 * As compileSync, in the background.
 * @param meanwhile what the caller loads on the main thread while the compiler runs
 */
async function compile(name, meanwhile) {
  const build = currentBuild();
  if (!existsSync(build)) {
    const esbuild = loadCompiler();
    const unfinished = newBuild();
    try {
      const compiling = esbuild.build(optionsFor(unfinished));
      compiling.catch(() => {}); // a failure before it is awaited would end the process, and leave the folder
      await new Promise(setImmediate); // the request to the compiler leaves in the next turn of the event loop
      meanwhile();
      await compiling;
      keepBuild(unfinished, build);
    } finally {
      removeBuild(unfinished);
      await esbuild.stop();
    }
  }
  return join(build, `${name}.js`);
}

/** npm only links a dependency "file:…": it does not install what that needs. */
function loadCompiler() {
  try {
    return require("esbuild");
  } catch (cause) {
    if (cause.code !== "MODULE_NOT_FOUND") throw cause;
    throw visibleError(
      `The dependencies of pulumi-aws-local are not installed. Run "npm install" in "${join(__dirname, "..")}".`,
      cause,
    );
  }
}

function optionsFor(outdir) {
  const source = join(__dirname, "..", "src");
  return {
    absWorkingDir: source,
    entryPoints: Object.fromEntries(
      Object.entries(ENTRIES).map(([name, file]) => [name, join(source, file)]),
    ),
    outdir,
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "cjs",
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "silent",
  };
}

module.exports = { compile, compileSync, findEntry };
