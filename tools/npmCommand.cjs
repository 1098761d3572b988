"use strict";
const { win32 } = require("node:path");

/**
 * The command that starts npm on this machine without a shell. On Windows npm is a cmd script,
 * which Node cannot start directly; npm's JavaScript is installed next to node.exe.
 * @returns {[string, ...string[]]} the program and its first arguments
 */
function npmCommand(platform = process.platform, node = process.execPath) {
  if (platform !== "win32") return ["npm"];
  return [node, win32.join(win32.dirname(node), "node_modules", "npm", "bin", "npm-cli.js")];
}

module.exports = { npmCommand };
