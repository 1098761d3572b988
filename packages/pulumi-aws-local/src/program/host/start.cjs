"use strict";
// The process that evaluates a program, once: `node start.cjs PROJECT_FOLDER [BUILD]`, with an IPC channel to the stack.
const { optimizeLess, setUpOwnProcess } = require("../../../loader/ownProcess.cjs");

setUpOwnProcess(); // before Node's modules are loaded
const { findEntry } = require("../../../loader/compile.cjs");
const [, , projectDir, build] = process.argv;
require(findEntry("host", build)).serve(projectDir);
optimizeLess();
