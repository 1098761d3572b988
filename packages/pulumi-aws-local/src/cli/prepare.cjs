"use strict";
const { NEEDED, hasFileHandles } = require("../core/fileHandles.cjs");

/** Ends the process if the system limits it to too few open files. */
function requireFileHandles() {
  if (hasFileHandles()) return;
  console.error(
    `error: The system lets this process open fewer than ${NEEDED} more files. Raise the limit (ulimit -n).`,
  );
  process.exit(1);
}

/** Loads the libraries that every start needs. */
function loadLibraries() {
  // graphql-js reads NODE_ENV once, when it is loaded: outside production it checks on every call for a second copy of
  // itself.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = "production";
  require("graphql");
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
  ["lmdb", "undici/lib/dispatcher/pool.js"].forEach((name) => require(name));
}

module.exports = { loadLibraries, requireFileHandles };
