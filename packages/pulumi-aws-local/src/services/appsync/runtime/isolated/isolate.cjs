"use strict";
// The process that runs resolver code which may not run in the process that serves requests (isolates.ts).
const { findEntry } = require("../../../../../loader/compile.cjs");
const { setUpOwnProcess } = require("../../../../../loader/ownProcess.cjs");

setUpOwnProcess();
require(findEntry("isolate", process.argv[2])).serveJobs();
