"use strict";
// The entry point of the package. It compiles the package's TypeScript if it has changed, and changes no global setting
// of the importing process.
const { compileSync } = require("./loader/compile.cjs");

const api = require(compileSync("index"));

// Assigned one by one: ES modules can import only names that are assigned here (test/unit/index.test.ts).
exports.checkSupported = api.checkSupported;
exports.compileEdgeFunction = api.compileEdgeFunction;
exports.compileResolver = api.compileResolver;
exports.createPlan = api.createPlan;
exports.createStack = api.createStack;
exports.RealtimeSocket = api.RealtimeSocket;
exports.startDynamoDb = api.startDynamoDb;
exports.supportedDataSources = api.supportedDataSources;
exports.supportedTypes = api.supportedTypes;
exports.supportedUserPoolOperations = api.supportedUserPoolOperations;
exports.VisibleError = api.VisibleError;
