import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { sourceFile } from "../../../core/sourceFile";
import type { DatabaseFiles } from "../database/databaseFiles";

const fileHere = (name: string): string => sourceFile(`services/dynamodb/engine/${name}`);

const SHELL = "/bin/sh";

/**
 * The guard as a script: a shell uses a small part of the time and memory of Node. Its arguments are the database, its log, its
 * state, and the program and script of the last step, for which it needs Node: a shell cannot read times in
 * milliseconds. Signals do not end the guard before its work is done. If one ends Node, which at first does not ignore them,
 * Node runs again.
 */
const SCRIPT = `trap '' HUP INT TERM
read -r engine || exit
while read -r more; do :; done
kill -TERM "$engine" || exit
for attempt in 1 2 3; do
  "$4" "$5" "$engine" "$1" "$2" "$3"
  [ $? -gt 128 ] || exit
done`;

/**
 * Spawns the process that ends the engine when this process has ended for any reason. Its standard input is a pipe from this
 * process: it receives the engine's process id in a line, then nothing until the pipe closes.
 */
export function spawnGuard(
  { database, log, state }: Pick<DatabaseFiles, "database" | "log" | "state">,
  hasShell = process.platform !== "win32" && existsSync(SHELL),
): ChildProcess {
  const files = [database, log, state];
  const node = process.execPath;
  const [program, ...args] = hasShell
    ? [SHELL, "-c", SCRIPT, "engine-guard", ...files, node, fileHere("awaitEngineEnd.cjs")]
    : [node, fileHere("engineGuard.cjs"), ...files];
  return spawn(program!, args, {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
    windowsHide: true,
    env: guardEnvironment(process.env),
  });
}

/**
 * Options of this process (a debugger's port, loaders) do not apply to the guard. Certificates, which Node 20 reads at
 * the start, would take longer than all that the guard does.
 */
function guardEnvironment({
  NODE_OPTIONS: _options,
  NODE_EXTRA_CA_CERTS: _certificates,
  ...env
}: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env;
}
