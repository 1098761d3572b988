import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import type { DatabaseFiles } from "../database/databaseFiles";
import { spawnGuard } from "./spawnGuard";

/** The engine's process, and the guard process that ends it when this process ends. */
export interface GuardedEngine {
  engine: ChildProcess;
  guard: ChildProcess;
}

/**
 * Spawns the engine so that it never outlives this process, even after `kill -9`. The guard starts first. Both have
 * their own process group: Ctrl-C must only reach this process, so that the engine stops last.
 */
export function spawnGuarded(command: readonly string[], files: DatabaseFiles): GuardedEngine {
  const [program, ...args] = command;
  const guard = spawnGuard(files);
  guard.stdin!.on("error", () => {}); // it has ended and needs no message
  const said = openSync(files.output, "w", 0o600);
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
