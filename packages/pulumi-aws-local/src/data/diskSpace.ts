import { statfsSync } from "node:fs";

/** Upper bound of the bytes that one write of the state store takes. */
const RESERVE_BYTES = 512 * 1024;

/**
 * Monitors the free space of the data folder's disk. Prints one line when the disk is full, and one when it has space
 * again.
 */
export class DiskSpace {
  #full = false;

  constructor(
    private readonly folder: string,
    private readonly say: (line: string) => void = console.error,
    private readonly freeBytes: () => number = () => freeBytesOf(folder),
  ) {}

  /** Whether there is enough space to start a write. The caller could not undo a partial write. */
  hasRoom(): boolean {
    const free = this.freeBytes();
    const full = free < RESERVE_BYTES;
    if (full !== this.#full) {
      this.#full = full;
      this.say(
        full
          ? `The disk of "${this.folder}" is full (${inUnits(free)} left): writes are refused until there is space.`
          : `There is space again on the disk of "${this.folder}": writes are accepted.`,
      );
    }
    return !full;
  }
}

/** Free bytes on the disk of a file or folder. */
export function freeBytesOf(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

/** e.g. "1.5 MB" */
export function inUnits(bytes: number): string {
  return bytes < 1024 ** 2
    ? `${Math.floor(bytes / 1024)} KB`
    : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
