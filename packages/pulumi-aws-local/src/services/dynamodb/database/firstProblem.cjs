"use strict";
// Plain JavaScript: it runs in a worker without TypeScript.
const { Database } = require("node-sqlite3-wasm");

/** The first problem of a database and its log, or undefined. Only reads. */
function firstProblem(file) {
  try {
    return findProblem(file);
  } catch (error) {
    return error.message;
  }
}

function findProblem(file) {
  const database = new Database(file, { readOnly: true, fileMustExist: true });
  try {
    // Without shared memory SQLite can only read a log in this mode, which keeps the log's index in this process.
    database.exec("PRAGMA locking_mode=EXCLUSIVE");
    const [{ integrity_check: found }] = database.all("PRAGMA integrity_check(1)");
    return found === "ok" ? unreadableItems(database) : found;
  } finally {
    database.close();
  }
}

/** SQLite has no checksums of rows. The engine stores items as JSON, and damaged JSON is rarely valid. */
function unreadableItems(database) {
  const tables = database.all(
    "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c ON c.name = 'item_json' WHERE m.type = 'table'",
  );
  for (const { name } of tables) {
    const table = `"${name.replaceAll('"', '""')}"`;
    const [row] = database.all(`SELECT 1 FROM ${table} WHERE NOT json_valid(item_json) LIMIT 1`);
    if (row !== undefined) return `an item of table ${table} cannot be read`;
  }
  return undefined;
}

module.exports = { firstProblem };
