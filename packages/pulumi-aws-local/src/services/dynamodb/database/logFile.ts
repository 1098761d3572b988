import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { areEqual, checksum, type Checksum } from "./checksum";

/** What SQLite's write-ahead log says of itself. https://www.sqlite.org/fileformat2.html#walformat */
export interface LogHeader {
  pageSize: number;
  /** Two numbers, the first counts up with each new run of the log. */
  salt: Checksum;
  littleEndian: boolean;
  checksum: Checksum;
}

/** How much of a log SQLite would read. */
export interface LogContent {
  /** Frames that are whole, from the first on. SQLite ignores everything after them. */
  frames: number;
  /** The checksum of the frame that was asked for, if that is whole. */
  checksumAt?: Checksum;
  /** A frame that ends a transaction follows a frame that is not whole: a committed transaction is lost. */
  hasCommitAfterEnd: boolean;
}

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC = 0x377f0682;
const VERSION = 3_007_000;

/** The header of a log; undefined when it is not a valid one. */
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

/** @param at number of a frame, from 1 on, whose checksum is wanted. */
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
    // After a frame that is not whole, the next one is compared with what that one says of itself.
    previous = stored;
  }
  return content;
}

/** Each whole frame; the buffer holds it only until the next one is asked for. */
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

/** The first bytes of a file; fewer when it is shorter. */
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
