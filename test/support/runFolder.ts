import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Passes the name of the folder to mocha, if run.cjs has created it, and to mocha's workers. */
const FOLDER = "JUKEBOX_TEST_RUN";

let own: string | undefined;

/**
 * Creates the folder of this run, unless run.cjs did. Call it before the first test, in mocha's own
 * process.
 */
export function makeRunFolder(): void {
  if (process.env[FOLDER] !== undefined) return;
  own = mkdtempSync(join(tmpdir(), "jukebox-run-"));
  process.env[FOLDER] = own;
}

/**
 * Removes a folder that makeRunFolder has created. Call it after the last test, in mocha's own
 * process.
 */
export async function removeRunFolder(): Promise<void> {
  for (let tries = 1; own !== undefined; tries++) {
    try {
      return rmSync(own, { recursive: true, force: true });
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
