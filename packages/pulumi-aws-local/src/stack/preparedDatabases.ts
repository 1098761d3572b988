import { statSync } from "node:fs";
import { VisibleError } from "../core/visibleError";
import { freeBytesOf, inUnits } from "../data/diskSpace";
import { deleteDatabase, newDatabasePlace } from "../data/liveDatabase";
import { copyDatabase, startEngine, type Engine } from "../services/dynamodb";

/** A database that is not served yet, with its engine. */
export interface PreparedDatabase {
  engine: Engine;
  file: string;
  /** Path in the data folder. */
  path: string;
}

/** Required free space besides a copy: the engine's journal and the state store grow. */
const RESERVE_BYTES = 8 * 1024 ** 2;

/**
 * Prepares databases from snapshots. One copy of the last snapshot is prepared in advance, because tests restore the
 * same one repeatedly.
 */
export class PreparedDatabases {
  #standby: { of: string; prepared: Promise<PreparedDatabase | undefined> } | undefined;

  constructor(private readonly folder: string) {}

  /**
   * A database with the contents of the snapshot's file.
   * @throws if there is not enough space; nothing is left behind then
   */
  async take(snapshot: string): Promise<PreparedDatabase> {
    const standby = this.#standby;
    this.#standby = undefined;
    const ready = await standby?.prepared;
    if (standby?.of === snapshot && ready !== undefined) return ready;
    if (ready !== undefined) await discard(ready);
    return this.#prepare(snapshot);
  }

  /** Prepares a copy for the next call. */
  standBy(snapshot: string): void {
    const prepared = this.#prepare(snapshot).catch(() => undefined); // the next call prepares another one, or reports the error
    this.#standby = { of: snapshot, prepared };
  }

  async close(): Promise<void> {
    const ready = await this.#standby?.prepared;
    this.#standby = undefined;
    if (ready !== undefined) await discard(ready);
  }

  async #prepare(snapshot: string): Promise<PreparedDatabase> {
    requireRoom(this.folder, snapshot);
    const { file, path } = newDatabasePlace(this.folder);
    try {
      await copyDatabase(snapshot, file);
      return { engine: await startEngine(file, true), file, path };
    } catch (error) {
      deleteDatabase(file);
      throw error;
    }
  }
}

/** Stops and deletes a database that is no longer needed. */
export async function discard({ engine, file }: Omit<PreparedDatabase, "path">): Promise<void> {
  await engine.kill();
  deleteDatabase(file);
}

/** @throws VisibleError if a copy of this database would fill the disk */
export function requireRoom(folder: string, database: string): void {
  const sizes = [database, `${database}-wal`].map(
    (file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0,
  );
  const needed = RESERVE_BYTES + sizes[0]! + sizes[1]!;
  const free = freeBytesOf(folder);
  if (free >= needed) return;
  throw new VisibleError(
    `The disk of "${folder}" is full (${inUnits(free)} left, ${inUnits(needed)} needed): nothing was changed. Free some space.`,
  );
}
