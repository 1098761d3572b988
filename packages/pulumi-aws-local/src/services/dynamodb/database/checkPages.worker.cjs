"use strict";
const { parentPort, workerData } = require("node:worker_threads");
const { firstProblem } = require("./firstProblem.cjs");

parentPort.postMessage({ problem: firstProblem(workerData) });
