"use strict";
const { win32 } = require("node:path");

/**
 * The command that starts npm on this machine without a shell. On Windows npm is a cmd script,
 * which Node cannot start directly; npm's JavaScript runs this script, or is installed next to
 * node.exe.
 * @returns {[string, ...string[]]} the program and its first arguments
 */
function npmCommand(platform = process.platform, node = process.execPath, env = process.env) {
  if (platform !== "win32") return ["npm"];
  const running = env.npm_execpath; // https://docs.npmjs.com/cli/using-npm/scripts#environment
  if (running !== undefined && win32.basename(running) === "npm-cli.js") return [node, running];
  return [node, win32.join(win32.dirname(node), "node_modules", "npm", "bin", "npm-cli.js")];
}

module.exports = { npmCommand };
