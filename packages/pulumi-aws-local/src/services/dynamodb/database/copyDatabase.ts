import { constants, existsSync, statSync } from "node:fs";
import { copyFile, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { VisibleError } from "../../../core/visibleError";
import { databaseFiles, type DatabaseFiles } from "./databaseFiles";
import { readLogIndex } from "./logIndex";

const ATTEMPTS = 10;

/**
 * Copies a database with its log while no requests write to it. If something else has written, such as the engine's
 * sweep of expired items, the copy is repeated. The copy is on disk when this resolves.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const [source, target] = [databaseFiles(from), databaseFiles(to)];
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before = markOf(source);
    await copyFile(source.database, target.database, constants.COPYFILE_FICLONE);
    await rm(target.log, { force: true });
    if (existsSync(source.log)) {
      await copyFile(source.log, target.log, constants.COPYFILE_FICLONE);
    }
    if (markOf(source) !== before) continue;
    for (const path of [target.database, target.log, dirname(to)]) await sync(path);
    return;
  }
  throw new VisibleError(
    `"${from}" can't be copied: it keeps changing. Nothing was changed; try again.`,
  );
}

/** Changes with each write: SQLite records every transaction in the index of its log. */
function markOf({ database, log, logIndex }: DatabaseFiles): string {
  const times = [database, log].map((file) => {
    const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
    return stat && [String(stat.size), String(stat.mtimeNs), String(stat.ino)];
  });
  return JSON.stringify([times, readLogIndex(logIndex)]);
}

async function sync(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const file = await open(path, "r");
  await file.sync().finally(() => file.close());
}
