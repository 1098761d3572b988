"use strict";
// The process that runs resolver code which may not run in the one that serves requests (isolates.ts).
const { compileSync } = require("../../../../../loader/compile.cjs");
const { setUpOwnProcess } = require("../../../../../loader/ownProcess.cjs");

setUpOwnProcess();
require(compileSync("isolate")).serveJobs();
