"use strict";
// Plain JavaScript: the engine's guard runs it uncompiled.
const { renameSync, statSync, writeFileSync } = require("node:fs");

/** Records that the engine has closed its database; see runState.ts. */
function recordClosed(state, database) {
  const { size } = statSync(database);
  writeFileSync(`${state}.new`, `closed ${size}\n`, { mode: 0o600 });
  renameSync(`${state}.new`, state);
}

module.exports = { recordClosed };
