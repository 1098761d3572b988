#!/usr/bin/env node
"use strict";
const parent = process.ppid; // before anything that takes time
const { run } = require("../src/cli/run.cjs");

run(process.argv.slice(2), parent);
