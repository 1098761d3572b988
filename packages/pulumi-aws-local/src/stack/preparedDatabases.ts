import { statSync } from "node:fs";
import { VisibleError } from "../core/visibleError";
import { freeBytesOf, inUnits } from "../data/diskSpace";
import { deleteDatabase, newDatabasePlace } from "../data/liveDatabase";
import { copyDatabase, startEngine, type Engine } from "../services/dynamodb";

/** A database that no request knows of yet, with an engine that runs on it. */
export interface PreparedDatabase {
  engine: Engine;
  file: string;
  /** In the data folder. */
  path: string;
}

/** What must be left on the disk besides a copy: the engine's journal and the state store grow. */
const RESERVE_BYTES = 8 * 1024 ** 2;

/** Makes databases out of snapshots. One more of the last one is kept ready, because tests restore the same one again and again. */
export class PreparedDatabases {
  #standby: { of: string; prepared: Promise<PreparedDatabase | undefined> } | undefined;

  constructor(private readonly folder: string) {}

  /** A database that holds what the snapshot's file does. @throws when there is no room for it; nothing is left then. */
  async take(snapshot: string): Promise<PreparedDatabase> {
    const standby = this.#standby;
    this.#standby = undefined;
    const ready = await standby?.prepared;
    if (standby?.of === snapshot && ready !== undefined) return ready;
    if (ready !== undefined) await discard(ready);
    return this.#prepare(snapshot);
  }

  /** Prepares one more, for the next time. */
  standBy(snapshot: string): void {
    const prepared = this.#prepare(snapshot).catch(() => undefined); // the next one is made, or reports why not
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

/** Ends a database that is not needed any more. */
export async function discard({ engine, file }: Omit<PreparedDatabase, "path">): Promise<void> {
  await engine.kill();
  deleteDatabase(file);
}

/** @throws VisibleError when a copy of this database would fill the disk. */
export function requireRoom(folder: string, database: string): void {
  const sizes = [database, `${database}-wal`].map(
    (file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0,
  );
  const needed = RESERVE_BYTES + sizes[0]! + sizes[1]!;
  const free = freeBytesOf(folder);
  if (free >= needed) return;
  throw new VisibleError(
    `The disk of "${folder}" is full (${inUnits(free)} left, ${inUnits(needed)} needed): nothing was changed. Make room.`,
  );
}
