"use strict";
// The package's entry. It compiles the package's TypeScript if that has changed, and changes nothing of the process that uses it.
const { compileSync } = require("./loader/compile.cjs");

const api = require(compileSync("index"));

// One by one: ES modules can import only names that are assigned here (test/unit/index.test.ts).
exports.createStack = api.createStack;
exports.VisibleError = api.VisibleError;
