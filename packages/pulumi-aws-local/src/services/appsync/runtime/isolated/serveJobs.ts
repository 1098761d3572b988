import { Worker } from "node:worker_threads";
import { BoundedMap } from "../../../../core/boundedMap";
import { CodeError } from "../../errors";
import { compileCode, type CompiledCode } from "../compileCode";
import type { Context } from "../types";
import type { JobResponse, BoundedJob, Job } from "./job";
import { UNEXPECTED_STATUS } from "./wasKilled";

/** Maximum number of characters of a response, including result, stash, logs and errors. */
const RESULT_CHARACTERS = 10 * 1024 * 1024;

const KEPT = 50;

/** Runs the jobs that the parent process sends. Any job may end this process. */
export function serveJobs(): void {
  const bound = watchProcess();
  process.on("message", (job: BoundedJob) => {
    setBound(bound, processorMs() + job.processorMs);
    const result = run(job);
    setBound(bound, NONE);
    const isLarge = JSON.stringify(result).length > RESULT_CHARACTERS;
    process.send!(isLarge ? { failure: "size" } : result);
  });
  process.on("disconnect", () => process.exit());
  process.on("uncaughtException", () => process.exit(UNEXPECTED_STATUS));
  process.send!("ready");
}

let offset = 0;
const clock = { now: () => Date.now() + offset };
const compiled = new BoundedMap<string, CompiledCode>(KEPT);

function run({ code, isKept, handler, context, keptStash, now }: Job): JobResponse {
  offset = now - Date.now();
  try {
    return {
      evaluation: { ...read(code, isKept).evaluate(handler, { ...valuesOf(context), keptStash }) },
    };
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    return { codeErrors: error.codeErrors, message: error.message };
  }
}

function read(code: string, isKept = false): CompiledCode {
  return compiled.get(code) ?? compiled.set(code, compileCode(code, { clock, isKept }));
}

function valuesOf(texts: Job["context"]): Context {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, JSON.parse(text) as unknown]),
  );
}

/** No job is running. */
const NONE = 0;

/** Between two checks of a job. */
const WATCH_MS = 100;

function setBound(bound: Int32Array, milliseconds: number): void {
  Atomics.store(bound, 0, milliseconds);
  Atomics.notify(bound, 0);
}

/** Processor time of this process in milliseconds. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Starts a thread that ends this process during a job when its parent has ended, or when the job exceeds its processor
 * time: while code runs, the event loop is blocked. Time spent waiting for the processor does not count, because valid
 * code would otherwise fail on a busy machine. Between jobs the thread sleeps.
 * @returns shared memory with the limit of the process's total processor time in milliseconds; `NONE` between jobs
 */
function watchProcess(): Int32Array {
  const bound = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const watch = `
    const { bound, parent } = require("node:worker_threads").workerData;
    ${processorMs.toString()}
    for (;;) {
      Atomics.wait(bound, 0, ${NONE});
      const most = Atomics.load(bound, 0);
      if (most === ${NONE}) continue; // the job has ended in between
      if (Atomics.wait(bound, 0, most, ${WATCH_MS}) !== "timed-out") continue;
      if (processorMs() > most || process.ppid !== parent) process.kill(process.pid, "SIGKILL");
    }`;
  const workerData = { bound, parent: process.ppid }; // read now: the thread starts later
  const options = { eval: true, workerData };
  new Worker(watch, { ...options, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
  return bound;
}
