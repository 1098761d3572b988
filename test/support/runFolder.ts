import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Names the folder to mocha's workers. */
const FOLDER = "JUKEBOX_TEST_RUN";

/** Makes the folder of this run. To be called before the first test, in mocha's own process. */
export function makeRunFolder(): void {
  process.env[FOLDER] = mkdtempSync(join(tmpdir(), "jukebox-run-"));
}

/** Removes it with all it holds. To be called after the last test, in mocha's own process. */
export function removeRunFolder(): void {
  rmSync(process.env[FOLDER]!, { recursive: true, force: true, maxRetries: 20 });
}

/** A new folder that is removed with the run: mocha ends its workers without time to tidy up. */
export function folderOfRun(): string {
  return mkdtempSync(join(process.env[FOLDER]!, "data-"));
}
