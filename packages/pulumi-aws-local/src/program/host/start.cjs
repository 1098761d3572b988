"use strict";
// The process that evaluates a program, once: `node start.cjs PROJECT_FOLDER`, with an IPC channel to the stack.
require("../../core/typescriptLoader.cjs").registerSync();
require("./host.ts").serve(process.argv[2]);
