"use strict";
// A process that evaluates several programs, one after another, with one copy of Pulumi's SDK: `node reusedHost.cjs FOLDER`.
const { realpathSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join, sep } = require("node:path");
const { compileSync } = require("../../../../loader/compile.cjs");

const { serve } = require(compileSync("host"));
delete process.env["AWS_REGION"]; // the SDK takes it for a provider's region
delete process.env["AWS_DEFAULT_REGION"];
const ESBUILD = /[\\/]node_modules[\\/]esbuild[\\/]/;
let host = begin(process.argv[2]);
let last;

process.on("message", (messages) => {
  const run = messages.find(({ kind }) => kind === "run");
  if (run !== undefined) {
    if (last !== undefined) {
      forget(last);
      host = begin(run.request.projectDir);
    }
    const { folder } = run.request;
    last = { folder: realpathSync(folder), requireSdk: requireFromSdk(folder) }; // later the folder may be gone
  }
  host.message(messages);
});
process.on("disconnect", () => host.disconnect());
process.on("uncaughtException", (error) => host.uncaughtException(error));
process.on("unhandledRejection", (error) => host.unhandledRejection(error));

/** Has the host serve one program more. @returns the functions that it listens with, by event */
function begin(folder) {
  const listeners = {};
  const { on } = process;
  process.on = (event, listener) => ((listeners[event] = listener), process);
  serve(folder);
  process.on = on;
  return listeners;
}

/** Makes this process as it was before it ran a program, as far as programs of tests change it. */
function forget({ folder, requireSdk }) {
  const { LocalStore } = requireSdk("@pulumi/pulumi/runtime/state");
  globalThis.globalStore = new LocalStore();
  delete globalThis.stackResource;
  for (const file of Object.keys(require.cache)) {
    // esbuild remembers the working directory that it was loaded in.
    if (file.startsWith(folder + sep) || ESBUILD.test(file)) delete require.cache[file];
  }
}

function requireFromSdk(folder) {
  const fromProgram = createRequire(join(folder, "package.json"));
  return createRequire(fromProgram.resolve("@pulumi/pulumi/package.json"));
}
