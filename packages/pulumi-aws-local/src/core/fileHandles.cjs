"use strict";
// Plain JavaScript without dependencies: loading dependencies takes file handles.
const { closeSync, openSync, readFileSync } = require("node:fs");

/**
 * File handles that a stack needs besides its clients' connections: for modules, data, and connections to the database
 * engine.
 */
const NEEDED = 128;
/** Used if the system states no limit: most systems allow at least this many. */
const USUAL_LIMIT = 1024;

/** Whether this process may open `count` more files. Node aborts in some places if it can't open one. */
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

/** Maximum number of client connections that leaves enough file handles for everything else. */
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
