"use strict";

const COMMANDS = ["start", "serve", "plan", "reset"];
const USAGE = `pulumi-aws-local <command> [options]

  start  run the program in this folder on this machine
  serve  run without a program, for Pulumi's own engine to deploy to
  plan   show the resources that the program declares, and what would change
  reset  empty the data folder

"pulumi-aws-local <command> --help" lists the options of a command.`;

/**
 * Runs a command. Plain JavaScript that loads few modules, so that an unknown command is reported at once.
 * @param args the arguments after "pulumi-aws-local"
 * @param parent id of the process that started this one
 * @returns resolves once the command has started, or has printed its help
 */
async function run([command, ...args], parent) {
  if (COMMANDS.includes(command)) {
    if (args.some(isHelp)) return require("./help.cjs").help(command);
    return require(`./${command}.cjs`)[command](args, parent);
  }
  if (isHelp(command) || command === "help") {
    return console.log(USAGE);
  }
  const given = command === undefined ? "There is no command." : `Unknown command "${command}".`;
  console.error(`error: ${given}\n\n${USAGE}`);
  return process.exit(1);
}

function isHelp(arg) {
  return arg === "--help" || arg === "-h";
}

module.exports = { run };
