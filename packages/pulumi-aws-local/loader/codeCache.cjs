"use strict";
// Node 20 has no module.enableCompileCache. From Node 22 on, nothing here is used.
const { createHash } = require("node:crypto");
const { chmodSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname } = require("node:path");
const v8 = require("node:v8");
const vm = require("node:vm");
const { renameFile } = require("./files.cjs");

/** The parameters that Node passes to a module. */
const [BEFORE, AFTER] = ["(function (exports, require, module, __filename, __dirname) {", "\n})"];

/** Saves the code of the modules that were loaded. */
let save = () => {};

/**
 * From now on, modules run from the compiled code of an earlier process. A start spends a quarter of its processor time
 * on compiling otherwise. A file that cannot be read or was written by another version of Node only costs time.
 * @param path the file, without the ending that names the version and the options of V8
 */
function keepCode(path) {
  const file = `${path}-${process.arch}-${v8.cachedDataVersionTag()}.code`;
  const kept = readCode(file);
  const loaded = new Map();
  let isComplete = true;
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (content, filename) {
    const digest = createHash("sha1").update(content).digest("base64");
    let known = kept.get(filename);
    if (known?.digest !== digest) {
      isComplete = false;
      known = { digest, isKept: isKeepable(content), code: undefined };
      kept.set(filename, known);
    }
    if (!known.isKept) return compile.call(this, content, filename);
    const script = new vm.Script(BEFORE + content + AFTER, {
      filename,
      columnOffset: -BEFORE.length,
      cachedData: known.code,
    });
    loaded.set(known, script);
    const { exports } = this;
    const run = script.runInThisContext();
    return run.call(exports, exports, requireOf(this), this, filename, dirname(filename));
  };
  save = () => {
    if (isComplete) return;
    // With the functions that have run.
    for (const [known, script] of loaded) known.code = script.createCachedData();
    writeCode(file, kept);
    isComplete = true; // also after a failure, which would repeat
  };
}

/** The function `require` of a module. */
function requireOf(module) {
  const require = (path) => module.require(path);
  return Object.assign(require, Module.createRequire(module.filename));
}

/**
 * Whether a module can run from kept code: it has no line for a shell, and no import(), which does not work there. In
 * comments for TypeScript and messages that name it, "import(" is common.
 */
function isKeepable(content) {
  if (content.startsWith("#!")) return false;
  return [...content.matchAll(/\bimport\s*\((?!\s*\))/g)].every(({ index }) => {
    const line = content.slice(content.lastIndexOf("\n", index) + 1, index);
    return /^\s*\/?\*+\s*@|`typeof $/.test(line);
  });
}

/** Saves compiled code for the next process, if this one has loaded a module that was not saved. It takes 30 ms. */
function saveCode() {
  save();
}

function readCode(file) {
  try {
    return v8.deserialize(readFileSync(file));
  } catch {
    return new Map();
  }
}

/** Other processes may read the file at the same time: it appears only when it is complete. */
function writeCode(file, kept) {
  const unfinished = `${file}.${process.pid}`;
  try {
    writeFileSync(unfinished, v8.serialize(kept));
    chmodSync(unfinished, 0o644); // other users of this machine may run it
    renameFile(unfinished, file);
  } catch {
    rmSync(unfinished, { force: true });
  }
}

module.exports = { keepCode, saveCode };
