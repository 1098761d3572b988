"use strict";
const { saveCode } = require("../../loader/codeCache.cjs");
const { loadCommands } = require("./loadCommands.cjs");
const { loadLibraries, requireFileHandles } = require("./prepare.cjs");

/**
 * `pulumi-aws-local serve`.
 * @param args the options of the command
 * @param parent id of the process that started this one
 */
async function serve(args, parent) {
  requireFileHandles();
  const commands = await loadCommands("serve", loadLibraries);
  try {
    const settings = commands.parseServeOptions(args);
    process.umask(0o077); // as for `start`
    loadLibraries();
    await commands.loadServe().main(settings, { parent, onReady: saveCode });
  } catch (error) {
    commands.reportFailure(error);
  }
}

module.exports = { serve };
