"use strict";
// A process that evaluates several programs one after another with one copy of Pulumi's SDK: `node reusedHost.cjs
// FOLDER`.
const { realpathSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join, sep } = require("node:path");
const { compileSync } = require("../../../../loader/compile.cjs");

const { serve } = require(compileSync("host"));
delete process.env["AWS_REGION"]; // the SDK would use it as a provider's region
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
    last = { folder: realpathSync(folder), requireSdk: requireFromSdk(folder) }; // later the folder may no longer exist
  }
  host.message(messages);
});
process.on("disconnect", () => host.disconnect());
process.on("uncaughtException", (error) => host.uncaughtException(error));
process.on("unhandledRejection", (error) => host.unhandledRejection(error));

/**
 * Makes the host serve one more program.
 * @returns its event listeners, by event
 */
function begin(folder) {
  const listeners = {};
  const { on } = process;
  process.on = (event, listener) => ((listeners[event] = listener), process);
  serve(folder);
  process.on = on;
  return listeners;
}

/** Restores the state of this process before it ran a program, as far as test programs change it. */
function forget({ folder, requireSdk }) {
  const { LocalStore } = requireSdk("@pulumi/pulumi/runtime/state");
  globalThis.globalStore = new LocalStore();
  delete globalThis.stackResource;
  for (const file of Object.keys(require.cache)) {
    // esbuild stores the working directory at load time.
    if (file.startsWith(folder + sep) || ESBUILD.test(file)) delete require.cache[file];
  }
}

function requireFromSdk(folder) {
  const fromProgram = createRequire(join(folder, "package.json"));
  return createRequire(fromProgram.resolve("@pulumi/pulumi/package.json"));
}
