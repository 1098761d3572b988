"use strict";
// Lets Node run this repository's TypeScript at once: all files that changed since the last run are
// compiled together (esbuild does hundreds in a tenth of a second), the others come from the cache.
// Plain JavaScript, because nothing else could load it. Tests use tsx, which needs no list of files.
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const nodeModule = require("node:module");
const { join, resolve } = require("node:path");

const root = resolve(__dirname, "../../../..");
const caches = join(root, "node_modules", ".cache", "jukebox");
const cache = join(caches, "typescript");
/** The stack's own code; a program is compiled by the process that evaluates it. */
const OWN_FOLDERS = ["packages/pulumi-aws-local/src"];

/** Compiled file of a source file: its name tells which contents it was compiled from. */
const compiled = new Map();
/** Source maps by source file, once a stack trace has asked for them. */
const maps = new Map();

/**
 * @param meanwhile what the caller loads on the main thread while the compiler runs beside it
 * @param folders what is compiled together; anything else is compiled alone when it is asked for
 */
async function registerTypeScript(meanwhile = () => {}, folders = OWN_FOLDERS) {
  // From version 22 on Node keeps compiled code from one run to the next.
  nodeModule.enableCompileCache?.(join(caches, "v8"));
  const stale = staleOf(folders.flatMap((name) => sources(join(root, name))));
  if (stale !== undefined) {
    const esbuild = require("esbuild");
    const outdir = newFolder();
    try {
      const compiling = esbuild.build(optionsFor(stale, outdir));
      // Its request goes out with the next turn of the event loop.
      await new Promise(setImmediate);
      meanwhile();
      await compiling;
      keep(stale, outdir);
    } finally {
      fs.rmSync(outdir, { recursive: true });
    }
    await esbuild.stop();
  }
  hook();
}

/** For a process that compiles each file as it is when it is loaded; those in the cache are only read. */
function registerSync() {
  nodeModule.enableCompileCache?.(join(caches, "v8"));
  hook();
}

function hook() {
  for (const extension of [".ts", ".cts"]) {
    require.extensions[extension] = (module, filename) => {
      if (!compiled.has(filename)) compileNow([filename]);
      module._compile(fs.readFileSync(compiled.get(filename), "utf8"), filename);
    };
  }
  mapStackTraces();
}

/** Compiles at once what changed in a project since the last run: one by one takes longer. */
function precompile(files) {
  try {
    compileNow(files);
  } catch {
    // A file that does not compile fails where the program loads it, if it does.
  }
}

/** Compiles what changed since the last run. Throws esbuild's BuildFailure. */
function compileNow(files) {
  const stale = staleOf(files);
  if (stale === undefined) return;
  const outdir = newFolder();
  try {
    require("esbuild").buildSync(optionsFor(stale, outdir));
    keep(stale, outdir);
  } catch (error) {
    for (const file of files) compiled.delete(file); // asked for again, they fail again
    throw error;
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

function sources(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /(?<!\.d)\.ts$/.test(entry.name) ? [path] : [];
  });
}

/** Files to compile by the names of their results; undefined when all are in the cache. */
function staleOf(files) {
  const stale = {};
  for (const file of files) {
    const digest = createHash("sha256").update(fs.readFileSync(file)).update(file).digest("hex");
    const name = digest.slice(0, 32);
    compiled.set(file, join(cache, `${name}.js`));
    if (!fs.existsSync(compiled.get(file))) stale[name] = file;
  }
  return Object.keys(stale).length > 0 ? stale : undefined;
}

/** A folder to compile into, on the same file system as the cache. */
function newFolder() {
  fs.mkdirSync(cache, { recursive: true });
  return fs.mkdtempSync(join(caches, "compiling-"));
}

/**
 * Moves what was compiled into the cache. A file that is there is whole: others may start at the same time and
 * look for it, and any of them may be killed.
 */
function keep(stale, outdir) {
  for (const name of Object.keys(stale)) {
    // What tells that a file was compiled comes last.
    for (const file of [`${name}.js.map`, `${name}.js`]) {
      fs.renameSync(join(outdir, file), join(cache, file));
    }
  }
}

function optionsFor(stale, outdir) {
  return {
    format: "cjs",
    target: "node20",
    platform: "node",
    logLevel: "silent",
    entryPoints: stale,
    outdir,
    absWorkingDir: root,
    bundle: false,
    sourcemap: "external",
    sourcesContent: false,
  };
}

/**
 * Stack traces name lines of the source. Done when a trace is read, not when a file is loaded: the
 * maps of all files would take longer to read than the files.
 */
function mapStackTraces() {
  const mapOf = (file) => {
    if (!maps.has(file)) {
      const map = `${compiled.get(file)}.map`;
      maps.set(file, new nodeModule.SourceMap(JSON.parse(fs.readFileSync(map, "utf8"))));
    }
    return maps.get(file);
  };
  Error.prepareStackTrace = (error, frames) => {
    const lines = frames.map((frame) => `\n    at ${mapped(frame, mapOf)}`);
    return `${error}${lines.join("")}`;
  };
}

function mapped(frame, mapOf) {
  const file = frame.getFileName();
  const text = String(frame);
  if (!compiled.has(file)) return text;
  try {
    const line = frame.getLineNumber();
    const column = frame.getColumnNumber();
    const entry = mapOf(file).findEntry(line - 1, column - 1);
    const place = `${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    return text.replace(`${line}:${column}`, place);
  } catch {
    return text; // a trace with the line of the compiled file is better than none
  }
}

module.exports = { registerTypeScript, registerSync, precompile };
