import { VisibleError } from "../../../core/visibleError";
import { awaitLastEngine } from "./awaitLastEngine";
import { checkLog } from "./checkLog";
import { checkPages } from "./checkPages";
import { sizeOf, type DatabaseFiles } from "./databaseFiles";
import { readRunState } from "./runState";

/** A database of this size takes about a second to check. */
const LARGE_BYTES = 64 * 1024 ** 2;

/**
 * Checks the files of a database before the engine opens them: always the log, and the pages unless the database is
 * unchanged since a clean stop.
 * @throws VisibleError naming the file that is missing or damaged; nothing is changed then
 */
export async function checkDatabase(
  files: DatabaseFiles,
  say: (line: string) => void = console.error,
): Promise<void> {
  await awaitLastEngine(files);
  const state = readRunState(files);
  checkLog(files, state);
  const bytes = sizeOf(files.database);
  const isAsClosed = state.kind === "closed" && state.isUnchanged && sizeOf(files.log) === 0;
  if (bytes === 0 || isAsClosed) return;
  if (bytes > LARGE_BYTES) {
    const megabytes = Math.round(bytes / 1024 ** 2);
    say(`Checking "${files.database}" (${megabytes} MB), because it was not closed cleanly ...`);
  }
  const problem = await checkPages(files.database);
  if (problem !== undefined) throw damagedDatabase(files.database, problem);
}

function damagedDatabase(file: string, problem: string): VisibleError {
  const where = problem.trim().split("\n").at(-1);
  return new VisibleError(
    `The DynamoDB engine did not start: "${file}" is damaged (${where}). Restore a copy, or start with --reset to begin with empty data.`,
  );
}
