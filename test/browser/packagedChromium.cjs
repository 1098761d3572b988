"use strict";
// Plain JavaScript: `npm test` loads it before it starts mocha.
const { pathToFileURL } = require("node:url");
const { installLocked } = require("../../tools/installLocked.cjs");

/** npm has this browser for Linux x64 only. */
const isFromNpm = process.platform === "linux" && process.arch === "x64";

/**
 * The module that unpacks and describes the browser. Installs it first if it is missing.
 * @returns {string} its URL
 */
function chromiumModule() {
  const folder = installLocked(
    __dirname,
    "browser",
    "Installing the browser of the tests (once) ...",
  );
  return pathToFileURL(require.resolve("@sparticuz/chromium", { paths: [folder] })).href;
}

module.exports = { chromiumModule, isFromNpm };
