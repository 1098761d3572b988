"use strict";
const nodeModule = require("node:module");
const { join } = require("node:path");
const { BUILDS } = require("./builds.cjs");

/**
 * Settings of a whole process, so only for a process that runs nothing but this package: Node keeps its compiled code from one
 * run to the next (from version 22 on).
 */
function setUpOwnProcess() {
  nodeModule.enableCompileCache?.(join(BUILDS, "v8"));
}

module.exports = { setUpOwnProcess };
