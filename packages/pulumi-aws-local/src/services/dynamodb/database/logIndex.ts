import { existsSync } from "node:fs";
import { areEqual, checksum, type Checksum } from "./checksum";
import { readPart } from "./logFile";

/** What the index of the log says of the log. */
export interface LogIndex {
  /** Committed frames of the log. */
  frames: number;
  /** The checksum of the last of them. */
  checksum: Checksum;
  salt: Checksum;
}

const COPY_BYTES = 48;

/**
 * Reads the header of SQLite's "-shm" file, which stands there twice in case a process ends while it writes one.
 * Undefined when there is no file, or no valid header in it. https://www.sqlite.org/walformat.html#the_wal_index_file_format
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
    salt: [copy.readUInt32BE(32), copy.readUInt32BE(36)], // as the log has it, in the log's byte order
  };
}
