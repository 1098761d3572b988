import { VisibleError } from "../../../core/visibleError";
import type { Checksum } from "./checksum";
import { sizeOf, type DatabaseFiles } from "./databaseFiles";
import { readLogContent, readLogHeader, readPart } from "./logFile";
import { readLogIndex } from "./logIndex";
import type { RunState } from "./runState";

/**
 * Checks that the write-ahead log of a run without a clean stop exists and fits the database. SQLite itself ignores an
 * unreadable log, and with it every change that is only in the log.
 * @throws VisibleError naming the log and the problem
 */
export function checkLog(files: DatabaseFiles, state: RunState): void {
  if (sizeOf(files.log) > 0) return checkContent(files, state);
  if (state.kind === "closed") return;
  const committed = readLogIndex(files.logIndex)?.frames ?? 0;
  if (state.kind === "open" || committed > 0) throw refuse(files, "is missing or empty");
}

function checkContent(files: DatabaseFiles, state: RunState): void {
  const header = readLogHeader(files.log);
  if (header === undefined) throw refuse(files, "has a damaged header");
  const pageSize = pageSizeOf(files.database);
  if (pageSize !== undefined && pageSize !== header.pageSize) {
    throw refuse(files, `does not belong to "${files.database}"`);
  }
  const index = readLogIndex(files.logIndex);
  const content = readLogContent(files.log, header, index?.frames);
  if (index !== undefined && index.frames > 0 && !isOlder(index.salt, header.salt)) {
    // The index is exact, so the log's own frames need not be examined.
    if (index.salt[0] !== header.salt[0] || index.salt[1] !== header.salt[1]) {
      throw refuse(files, `does not belong to "${files.logIndex}"`);
    }
    const found = content.checksumAt;
    const isWhole = found?.[0] === index.checksum[0] && found[1] === index.checksum[1];
    if (!isWhole) {
      throw refuse(
        files,
        `is damaged: ${index.frames} frames were committed, ${content.frames} can be read`,
      );
    }
    return;
  }
  if (content.hasCommitAfterEnd) {
    throw refuse(files, `is damaged after frame ${content.frames}`);
  }
  if (index === undefined && state.kind === "open" && content.frames === 0) {
    throw refuse(files, "holds no transaction");
  }
}

/**
 * Maximum number of log runs (one for each checkpoint) by which an index on disk may be behind. Logs of other databases
 * are further off.
 */
const MOST_RUNS_BEHIND = 1024;

/** Unlike the log, the index is not synced to disk: after a power failure it may describe an earlier run of the log. */
function isOlder(index: Checksum, log: Checksum): boolean {
  const runs = (log[0] - index[0]) >>> 0;
  return runs > 0 && runs <= MOST_RUNS_BEHIND;
}

/** https://www.sqlite.org/fileformat2.html#page_size; undefined if the file is too short. */
function pageSizeOf(database: string): number | undefined {
  if (sizeOf(database) < 100) return undefined;
  const size = readPart(database, 100).readUInt16BE(16);
  return size === 1 ? 65_536 : size;
}

function refuse(files: DatabaseFiles, what: string): VisibleError {
  return new VisibleError(
    `"${files.log}" ${what}. The last run did not end cleanly, and its latest changes were in this file. ` +
      "Restore it, or start with --reset to begin with empty data (docs/local-stack.md says how to start without it).",
  );
}
