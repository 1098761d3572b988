import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { sourceFile } from "../../../core/sourceFile";
import type { DatabaseFiles } from "../database/databaseFiles";

/** The engine's process, and the guard process that ends it when this process ends. */
export interface GuardedEngine {
  engine: ChildProcess;
  guard: ChildProcess;
}

const GUARD = sourceFile("services/dynamodb/engine/engineGuard.cjs");

/**
 * Spawns the engine so that it never outlives this process, even after `kill -9`. The guard starts first. Both have
 * their own process group: Ctrl-C must only reach this process, so that the engine stops last.
 */
export function spawnGuarded(command: readonly string[], files: DatabaseFiles): GuardedEngine {
  const [program, ...args] = command;
  const { database, log, state, output } = files;
  const guard = spawn(process.execPath, [GUARD, database, log, state], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
    windowsHide: true,
    env: guardEnvironment(process.env),
  });
  guard.stdin!.on("error", () => {}); // it has ended and needs no message
  const said = openSync(output, "w", 0o600);
  const umask = process.umask(0o077); // only this user may read the engine's files
  try {
    const engine = spawn(program!, args, {
      stdio: ["ignore", "ignore", said],
      detached: true,
      windowsHide: true,
    });
    if (engine.pid !== undefined) guard.stdin!.write(`${engine.pid}\n`);
    return { engine, guard };
  } finally {
    process.umask(umask);
    closeSync(said);
  }
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
