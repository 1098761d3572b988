import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Passes the name of the folder to mocha's workers. */
const FOLDER = "JUKEBOX_TEST_RUN";

/** Creates the folder of this run. Call it before the first test, in mocha's own process. */
export function makeRunFolder(): void {
  process.env[FOLDER] = mkdtempSync(join(tmpdir(), "jukebox-run-"));
}

/** Removes the folder with its contents. Call it after the last test, in mocha's own process. */
export async function removeRunFolder(): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return rmSync(process.env[FOLDER]!, { recursive: true, force: true });
    } catch (error) {
      if (tries === TRIES) throw error; // an engine that is ending may still write
      await sleep(100);
    }
  }
}

/** Ten times as long as an engine takes to end. */
const TRIES = 50;

/** A new folder that is removed with the run: mocha ends its workers before they could clean up. */
export function folderOfRun(): string {
  return mkdtempSync(join(process.env[FOLDER]!, "data-"));
}
