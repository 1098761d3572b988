"use strict";
const nodeModule = require("node:module");
const { join } = require("node:path");
const v8 = require("node:v8");
const { BUILDS } = require("./builds.cjs");

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
 * Makes V8 optimize only code that runs for long. Otherwise a process that lives for a second spends a third of its
 * processor time on optimizing. V8 12 (Node 22) and later have another compiler for such code and no such option.
 */
function optimizeLess() {
  const version = Number.parseInt(process.versions.v8, 10);
  if (version < 12) v8.setFlagsFromString("--interrupt-budget=500000"); // default: 67584
}

module.exports = { optimizeLess, setUpOwnProcess };
