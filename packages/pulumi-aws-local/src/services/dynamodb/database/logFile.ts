import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { areEqual, checksum, type Checksum } from "./checksum";

/** The header of SQLite's write-ahead log. https://www.sqlite.org/fileformat2.html#walformat */
export interface LogHeader {
  pageSize: number;
  /** Two numbers; the first one increases with each new run of the log. */
  salt: Checksum;
  littleEndian: boolean;
  checksum: Checksum;
}

/** The part of a log that SQLite would read. */
export interface LogContent {
  /** Number of complete frames from the start. SQLite ignores everything after them. */
  frames: number;
  /** The checksum of the requested frame, if that is complete. */
  checksumAt?: Checksum;
  /** A frame that ends a transaction follows an incomplete frame: a committed transaction is lost. */
  hasCommitAfterEnd: boolean;
}

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC = 0x377f0682;
const VERSION = 3_007_000;

/** Reads the header of a log; undefined if it is not valid. */
export function readLogHeader(file: string): LogHeader | undefined {
  const header = readPart(file, HEADER_BYTES);
  if (header.length < HEADER_BYTES) return undefined;
  const magic = header.readUInt32BE(0);
  if ((magic & ~1) >>> 0 !== MAGIC || header.readUInt32BE(4) !== VERSION) return undefined;
  const littleEndian = (magic & 1) === 0;
  const sum = checksum(header.subarray(0, 24), { littleEndian });
  if (!areEqual(sum, pairAt(header, 24))) return undefined;
  const pageSize = header.readUInt32BE(8);
  const isPageSize = pageSize >= 512 && pageSize <= 65_536 && Number.isInteger(Math.log2(pageSize));
  if (!isPageSize) return undefined;
  return { pageSize, salt: pairAt(header, 16), littleEndian, checksum: sum };
}

/** @param at 1-based number of the frame whose checksum is returned */
export function readLogContent(file: string, header: LogHeader, at = 0): LogContent {
  const content: LogContent = { frames: 0, hasCommitAfterEnd: false };
  const { littleEndian } = header;
  let previous = header.checksum;
  let isWhole = true;
  let number = 0;
  for (const frame of framesOf(file, header.pageSize)) {
    number++;
    const isOfThisRun = areEqual(pairAt(frame, 8), header.salt);
    const stored = pairAt(frame, 16);
    const head = checksum(frame.subarray(0, 8), { littleEndian, seed: previous });
    const sum = checksum(frame.subarray(FRAME_HEADER_BYTES), { littleEndian, seed: head });
    const follows = isOfThisRun && areEqual(sum, stored);
    isWhole &&= follows;
    if (isWhole) {
      content.frames = number;
      if (number === at) content.checksumAt = stored;
    } else if (follows && frame.readUInt32BE(4) !== 0) {
      content.hasCommitAfterEnd = true;
      break;
    }
    // After an incomplete frame, the next one is compared with that frame's stored checksum.
    previous = stored;
  }
  return content;
}

/** Yields each complete frame; the buffer is only valid until the next one. */
function* framesOf(file: string, pageSize: number): Generator<Buffer> {
  const frame = Buffer.alloc(FRAME_HEADER_BYTES + pageSize);
  const descriptor = openSync(file, "r");
  try {
    const end = fstatSync(descriptor).size - frame.length;
    for (let from = HEADER_BYTES; from <= end; from += frame.length) {
      readSync(descriptor, frame, 0, frame.length, from);
      yield frame;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The first bytes of a file; fewer if it is shorter. */
export function readPart(file: string, length: number): Buffer {
  const descriptor = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, 0));
  } finally {
    closeSync(descriptor);
  }
}

function pairAt(bytes: Buffer, at: number): Checksum {
  return [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
}
