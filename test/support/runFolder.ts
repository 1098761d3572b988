import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Names the folder to mocha's workers. */
const FOLDER = "JUKEBOX_TEST_RUN";

/** Makes the folder of this run. To be called before the first test, in mocha's own process. */
export function makeRunFolder(): void {
  process.env[FOLDER] = mkdtempSync(join(tmpdir(), "jukebox-run-"));
}

/** Removes it with all it holds. To be called after the last test, in mocha's own process. */
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

/** A new folder that is removed with the run: mocha ends its workers without time to tidy up. */
export function folderOfRun(): string {
  return mkdtempSync(join(process.env[FOLDER]!, "data-"));
}
