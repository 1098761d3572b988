"use strict";
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { currentBuild, keepBuild, newBuild, removeBuild } = require("./builds.cjs");
const { visibleError } = require("./visibleError.cjs");

/** The entry points by name. Each is bundled into one file. */
const ENTRIES = {
  index: "index.ts",
  cli: "cli/commands.ts",
  host: "program/host/host.ts",
  isolate: "services/appsync/runtime/isolated/serveJobs.ts",
};

/**
 * Compiles the package's TypeScript if it has changed since the last build.
 * @param name key in ENTRIES
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
 * Finds the entry file for a child process of this package.
 * @param build the build that the parent process runs, unless it runs the sources; it may have been removed since
 */
function findEntry(name, build) {
  const file = build === undefined ? undefined : join(build, `${name}.js`);
  return file !== undefined && existsSync(file) ? file : compileSync(name);
}

/**
 * Compiles like compileSync, in the background.
 * @param meanwhile what the caller loads on the main thread while the compiler runs
 */
async function compile(name, meanwhile) {
  const build = currentBuild();
  if (!existsSync(build)) {
    const esbuild = loadCompiler();
    const unfinished = newBuild();
    try {
      const compiling = esbuild.build(optionsFor(unfinished));
      compiling.catch(() => {}); // an unhandled rejection would end the process and leave the folder
      await new Promise(setImmediate); // the request to the compiler is sent in the next turn of the event loop
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

/** npm only links a "file:…" dependency: it does not install the dependencies of the linked package. */
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
