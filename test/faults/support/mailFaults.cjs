"use strict";
// Preloaded into `npm start` (node --require). It wraps the emulator's SES and handles each mail as
// the file MAIL_FAULT says: {"status": 400, "body": "…"}, {"hang": true}, or {} to send it.
const { readFileSync } = require("node:fs");
const Module = require("node:module");

const load = Module._load;
Module._load = function (request, parent, ...rest) {
  const loaded = load.call(this, request, parent, ...rest);
  const isEndpoint = request === "./endpoint" && /[\\/]ses[\\/]index\.ts$/.test(parent?.filename);
  if (!isEndpoint) return loaded;
  return { ...loaded, sesEndpoint: (services) => faulty(loaded.sesEndpoint(services)) };
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
