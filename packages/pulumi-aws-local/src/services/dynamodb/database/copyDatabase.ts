import { constants, existsSync, statSync } from "node:fs";
import { copyFile, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { VisibleError } from "../../../core/visibleError";
import { databaseFiles, SYNCS_FOLDERS, type DatabaseFiles } from "./databaseFiles";
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
    for (const path of [target.database, target.log]) await sync(path, "r+");
    if (SYNCS_FOLDERS) await sync(dirname(to), "r");
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

/** @param flags Windows writes a file to the disk only where it is open for writing; no system opens a folder for that */
async function sync(path: string, flags: "r" | "r+"): Promise<void> {
  if (!existsSync(path)) return;
  const file = await open(path, flags);
  await file.sync().finally(() => file.close());
}
