"use strict";
// The process that evaluates a program, once: `node start.cjs PROJECT_FOLDER`, with an IPC channel to the stack.
const { compileSync } = require("../../../loader/compile.cjs");
const { setUpOwnProcess } = require("../../../loader/ownProcess.cjs");

setUpOwnProcess();
require(compileSync("host")).serve(process.argv[2]);
