"use strict";
// Plain JavaScript: the engine's guard runs it as it is.
const { statSync, writeFileSync } = require("node:fs");
const { renameFile } = require("../../../../loader/files.cjs");

/** Records that the engine has closed its database; see runState.ts. */
function recordClosed(state, database) {
  const { size, mtimeMs } = statSync(database);
  writeFileSync(
    `${state}.new`,
    `closed ${size} ${Math.trunc(mtimeMs)}
`,
    { mode: 0o600 },
  );
  renameFile(`${state}.new`, state);
}

module.exports = { recordClosed };
