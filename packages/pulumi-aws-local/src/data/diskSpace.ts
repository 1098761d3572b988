import { statfsSync } from "node:fs";

/** Bytes that a write of the state store may take, with plenty to spare. */
const RESERVE_BYTES = 512 * 1024;

/** Watches the free space of the data folder's disk. Prints one line when it is full, and one when there is space again. */
export class DiskSpace {
  #full = false;

  constructor(
    private readonly folder: string,
    private readonly say: (line: string) => void = console.error,
    private readonly freeBytes: () => number = () => freeBytesOf(folder),
  ) {}

  /** Whether a write may begin. A write that ends halfway could not be undone by its caller. */
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

/** Bytes that are left to us where a file or folder lies. */
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
