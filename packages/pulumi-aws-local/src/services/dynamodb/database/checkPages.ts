import { Worker } from "node:worker_threads";
import { removeAll } from "../../../../loader/files.cjs";
import { sourceFile } from "../../../core/sourceFile";

const WORKER = sourceFile("services/dynamodb/database/checkPages.worker.cjs");

/**
 * Runs SQLite's integrity check on a database with its log, and reads every item. Neither file is changed. The database
 * must not be open anywhere.
 * @returns the first problem, or undefined
 */
export async function checkPages(database: string): Promise<string | undefined> {
  const lock = `${database}.lock`; // the library's own, left behind where a check was interrupted
  removeAll(lock);
  const worker = new Worker(WORKER, {
    workerData: database,
    execArgv: [],
  });
  try {
    return await new Promise<string | undefined>((done, fail) => {
      worker.once("message", ({ problem }: { problem?: string }) => done(problem));
      worker.once("error", fail);
    });
  } finally {
    await worker.terminate();
    removeAll(lock);
  }
}
