"use strict";
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

/**
 * Whether npm has already installed the packages of the lock file, including development
 * dependencies, e.g. by a plain `npm ci`. npm writes a list of the installed packages when it
 * finishes.
 */
function isInstalledByNpm(root) {
  try {
    const wanted = packagesOf(join(root, "package-lock.json"));
    const installed = packagesOf(join(root, "node_modules", ".package-lock.json"));
    const names = Object.keys(wanted).filter((name) => name.includes("node_modules/"));
    return names.length > 0 && names.every((name) => isSame(wanted[name], installed[name]));
  } catch {
    return false; // not installed, or not by npm
  }
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}

/** Packages for other platforms are optional. */
function isSame(wanted, installed) {
  if (installed === undefined) return wanted.optional === true || wanted.devOptional === true;
  return ["version", "integrity", "link"].every((key) => wanted[key] === installed[key]);
}

module.exports = { isInstalledByNpm };
