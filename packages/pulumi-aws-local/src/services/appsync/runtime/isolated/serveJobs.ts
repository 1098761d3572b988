import { setPriority } from "node:os";
import { Worker } from "node:worker_threads";
import { BoundedMap } from "../../../../core/boundedMap";
import { CodeError } from "../../errors";
import { compileCode, type CompiledCode } from "../compileCode";
import type { Context } from "../types";
import type { Answer, Job } from "./job";

/** Characters that an answer may have, with result, stash, logs and errors in it. */
const ANSWER_CHARACTERS = 10 * 1024 * 1024;

const KEPT = 50;

/** Runs the jobs that the parent process sends, each of which may end this process. */
export function serveJobs(): void {
  endWithParent();
  try {
    setPriority(10); // requests come first
  } catch {
    // Not everywhere may a process change its priority.
  }
  process.on("message", (job: Job) => {
    const answer = run(job);
    const isLarge = JSON.stringify(answer).length > ANSWER_CHARACTERS;
    process.send!(isLarge ? { failure: "size" } : answer);
  });
  process.on("disconnect", () => process.exit());
  process.send!("ready");
}

let offset = 0;
const clock = { now: () => Date.now() + offset };
const compiled = new BoundedMap<string, CompiledCode>(KEPT);

function run({ code, handler, context, keptStash, now }: Job): Answer {
  offset = now - Date.now();
  try {
    return { evaluation: { ...read(code).evaluate(handler, { ...valuesOf(context), keptStash }) } };
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    return { codeErrors: error.codeErrors, message: error.message };
  }
}

function read(code: string): CompiledCode {
  return compiled.get(code) ?? compiled.set(code, compileCode(code, { clock }));
}

function valuesOf(texts: Job["context"]): Context {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, JSON.parse(text) as unknown]),
  );
}

/** A parent that is killed cannot end this process, and while code runs no event says that it is gone. */
function endWithParent(): void {
  const watch = `
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) process.kill(process.pid, "SIGKILL");
    }, 500);`;
  new Worker(watch, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
}
