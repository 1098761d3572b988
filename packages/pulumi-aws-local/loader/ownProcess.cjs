"use strict";
const nodeModule = require("node:module");
const { join } = require("node:path");
const { BUILDS } = require("./builds.cjs");

/**
 * Applies process-wide settings. Call it only in a process that runs nothing but this package. Node (from version 22
 * on) keeps its compiled code between runs.
 */
function setUpOwnProcess() {
  nodeModule.enableCompileCache?.(join(BUILDS, "v8"));
}

module.exports = { setUpOwnProcess };
