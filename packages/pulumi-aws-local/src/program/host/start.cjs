"use strict";
// The process that evaluates a program, once: `node start.cjs PROJECT_FOLDER [BUILD]`, with an IPC channel to the stack.
const { findEntry } = require("../../../loader/compile.cjs");
const { setUpOwnProcess } = require("../../../loader/ownProcess.cjs");

setUpOwnProcess();
const [, , projectDir, build] = process.argv;
require(findEntry("host", build)).serve(projectDir);
