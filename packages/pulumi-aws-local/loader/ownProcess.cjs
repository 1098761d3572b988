"use strict";
const nodeModule = require("node:module");
const { dirname, join } = require("node:path");
const v8 = require("node:v8");
const { BUILDS } = require("./builds.cjs");
const { keepCode } = require("./codeCache.cjs");

/** Options that V8 reads when it creates a heap. Their default is 0. */
const HEAP_OPTIONS = new Set([
  "--initial-old-space-size",
  "--max-old-space-size",
  "--max-semi-space-size",
  "--min-semi-space-size",
]);

/**
 * Applies process-wide settings. Call it only in a process that runs nothing but this package. Node (from version 22
 * on) keeps its compiled code between runs.
 */
function setUpOwnProcess() {
  resetHeapOptions();
  nodeModule.enableCompileCache?.(join(BUILDS, "v8"));
}

/**
 * Resets the options of the heap, which have taken effect. Node contains the compiled code of its own modules, and V8
 * rejects it in a process with other options: recompiling these modules takes tens of milliseconds.
 */
function resetHeapOptions() {
  for (const option of process.execArgv) {
    const [name] = option.split("=");
    if (HEAP_OPTIONS.has(name)) v8.setFlagsFromString(`${name}=0`);
  }
}

/**
 * Keeps the compiled code of the modules that this process loads from now on, in the folder of its build, where Node does
 * not do so itself (setUpOwnProcess).
 * @param entry the compiled entry point
 * @param command what the process does; each command loads other modules
 */
function keepOwnCode(entry, command) {
  if (nodeModule.enableCompileCache === undefined) keepCode(join(dirname(entry), command));
}

/** Older versions of V8 optimize early. V8 12 (Node 22) and later have another compiler for code that runs briefly. */
const OPTIMIZES_EARLY = Number.parseInt(process.versions.v8, 10) < 12;

/**
 * Makes V8 optimize only code that runs for long. Otherwise a process that lives for a second spends a third of its
 * processor time on optimizing. WebAssembly: the parser of HTTP responses in undici would be optimized after a few
 * responses, which takes 100 ms; the value is the default of V8 12.
 * V8 rejects compiled code, also of Node's own modules, in a process with other options: call it after modules are loaded.
 */
function optimizeLess() {
  if (!OPTIMIZES_EARLY) return;
  v8.setFlagsFromString("--interrupt-budget=500000");
  v8.setFlagsFromString("--wasm-tiering-budget=13000000");
}

/** Undoes optimizeLess, except for WebAssembly that was loaded since. */
function optimizeAgain() {
  if (!OPTIMIZES_EARLY) return;
  v8.setFlagsFromString("--interrupt-budget=67584");
  v8.setFlagsFromString("--wasm-tiering-budget=1800000");
}

module.exports = { keepOwnCode, optimizeAgain, optimizeLess, setUpOwnProcess };
