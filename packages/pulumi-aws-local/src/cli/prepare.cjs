"use strict";
const { NEEDED, hasFileHandles } = require("../core/fileHandles.cjs");

/** Ends the process where the system lets it open too few files. */
function requireFileHandles() {
  if (hasFileHandles()) return;
  console.error(
    `error: The system lets this process open fewer than ${NEEDED} more files. Raise the limit (ulimit -n).`,
  );
  process.exit(1);
}

/** Libraries that every start needs. */
function loadLibraries() {
  // graphql-js asks once, as it is loaded, whether to look for a second copy of itself at every turn.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = "production";
  require("graphql");
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
  ["lmdb", "undici/lib/dispatcher/pool.js"].forEach((name) => require(name));
}

module.exports = { loadLibraries, requireFileHandles };
