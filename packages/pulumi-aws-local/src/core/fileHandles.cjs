"use strict";
// Plain JavaScript without dependencies: loading them takes file handles.
const { closeSync, openSync, readFileSync } = require("node:fs");

/** What a stack opens besides its clients' connections: modules, data, and connections to the database engine. */
const NEEDED = 128;
/** Where the system does not say: what most systems allow at least. */
const USUAL_LIMIT = 1024;

/** Whether this process may open so many more files. Node itself aborts in places where it can't. */
function hasFileHandles(count = NEEDED) {
  const open = [];
  try {
    for (let index = 0; index < count; index++) open.push(openSync(__filename, "r"));
    return true;
  } catch {
    return false;
  } finally {
    open.forEach((handle) => closeSync(handle));
  }
}

/** How many connections of clients leave enough file handles for everything else. */
function connectionLimit() {
  return Math.max(16, fileHandleLimit() - 2 * NEEDED);
}

function fileHandleLimit() {
  try {
    const limits = readFileSync("/proc/self/limits", "utf8");
    return Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? USUAL_LIMIT);
  } catch {
    return USUAL_LIMIT;
  }
}

module.exports = { NEEDED, connectionLimit, hasFileHandles };
