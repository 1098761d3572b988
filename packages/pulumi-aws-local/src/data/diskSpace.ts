import { statfsSync } from "node:fs";

/** Bytes that a write of the state store may take, with plenty to spare. */
const RESERVE_BYTES = 512 * 1024;

/** Watches how much room is left where the data folder lies, and tells the terminal once when there is none, once when there is again. */
export class DiskSpace {
  #full = false;

  constructor(
    private readonly folder: string,
    private readonly say: (line: string) => void = console.error,
    private readonly freeBytes: () => number = () => freeBytesOf(folder),
  ) {}

  /** Whether a write may be begun: one that ends half way could not be undone by whoever asked for it. */
  hasRoom(): boolean {
    const free = this.freeBytes();
    const full = free < RESERVE_BYTES;
    if (full !== this.#full) {
      this.#full = full;
      this.say(
        full
          ? `The disk of "${this.folder}" is full (${inUnits(free)} left): nothing new can be kept, and clients are told so, until there is room.`
          : `There is room again on the disk of "${this.folder}": all goes on.`,
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
