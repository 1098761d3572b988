import { existsSync } from "node:fs";
import { areEqual, checksum, type Checksum } from "./checksum";
import { readPart } from "./logFile";

/** The header of the log's index. */
export interface LogIndex {
  /** Number of committed frames in the log. */
  frames: number;
  /** The checksum of the last committed frame. */
  checksum: Checksum;
  salt: Checksum;
}

const COPY_BYTES = 48;

/**
 * Reads the header of SQLite's "-shm" file. The file has two copies of it, in case a process ends while it writes one.
 * Undefined if there is no file or no valid header. https://www.sqlite.org/walformat.html#the_wal_index_file_format
 */
export function readLogIndex(file: string): LogIndex | undefined {
  if (!existsSync(file)) return undefined;
  const header = readPart(file, 2 * COPY_BYTES);
  return readCopy(header.subarray(0, COPY_BYTES)) ?? readCopy(header.subarray(COPY_BYTES));
}

function readCopy(copy: Buffer): LogIndex | undefined {
  const isInitialized = copy.length === COPY_BYTES && copy[12] === 1;
  if (!isInitialized) return undefined;
  const sum = checksum(copy.subarray(0, 40), { littleEndian: true });
  if (!areEqual(sum, [copy.readUInt32LE(40), copy.readUInt32LE(44)])) return undefined;
  return {
    frames: copy.readUInt32LE(16),
    checksum: [copy.readUInt32LE(24), copy.readUInt32LE(28)],
    salt: [copy.readUInt32BE(32), copy.readUInt32BE(36)], // the same value as in the log, in the log's byte order
  };
}
