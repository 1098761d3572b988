"use strict";
// Preloaded into `npm start` (node --require). It wraps the emulator's SES and handles each mail as
// the file MAIL_FAULT says: {"status": 400, "body": "…"}, {"hang": true}, or {} to send it.
const { readFileSync } = require("node:fs");
const Module = require("node:module");

const SES = "function sesEndpoint(services) {";

const CLI = /[\\/]pulumi-aws-local[\\/]build[\\/]\w+[\\/]cli\.js$/;

const load = Module._extensions[".js"];
const compile = Module.prototype._compile; // Node's own: kept code is of the file as it is
Module._extensions[".js"] = function (module, file) {
  if (!CLI.test(file)) return load(module, file);
  const code = readFileSync(file, "utf8");
  if (code.split(SES).length !== 2) throw new Error(`"${SES}" is not once in ${file}`);
  globalThis.faultySes = faulty;
  const wrapped = `${SES} return globalThis.faultySes(wholeSesEndpoint(services)); }`;
  const changed = code.replace(SES, `${wrapped} function wholeSesEndpoint(services) {`);
  return compile.call(module, changed, file);
};

function faulty(handle) {
  return async (request) => {
    const fault = JSON.parse(readFileSync(process.env.MAIL_FAULT, "utf8"));
    if (fault.hang === true) return new Promise(() => {});
    if (fault.status === undefined) return handle(request);
    const headers = { "content-type": fault.type ?? "application/json" };
    return { status: fault.status, headers, body: fault.body ?? "{}" };
  };
}
