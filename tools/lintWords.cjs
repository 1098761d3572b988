"use strict";
// `npm run lint`: reports hard words in code, comments and documents.
const { execFileSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { join, resolve } = require("node:path");
const { findWords } = require("./plainWords.cjs");

const root = resolve(__dirname, "..");
const READ = /\.(ts|cts|mts|js|cjs|mjs|md|ya?ml|graphql|css|html)$/;
/** Generated files, and the list of words itself. */
const NOT_READ = /(^|\/)generated\/|^tools\/plainWords\.cjs$|^test\/tools\/plainWords\.test\.ts$/;

const listed = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
/** Without duplicates: git lists a file with a merge conflict once for each side. */
const files = [
  ...new Set(execFileSync("git", listed, { cwd: root, encoding: "utf8" }).split("\0")),
].filter((file) => READ.test(file) && !NOT_READ.test(file));

const problems = files.flatMap((file) => findWords(file, read(file)));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

/** git still lists a file that is deleted but not committed. */
function read(file) {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return "";
    throw error;
  }
}
