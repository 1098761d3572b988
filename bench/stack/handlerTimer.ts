import { writeFileSync, renameSync } from "node:fs";
import { FieldRun } from "../../packages/pulumi-aws-local/src/services/appsync/execution/fieldRun";
import type {
  CompiledCode,
  Context,
  HandlerName,
} from "../../packages/pulumi-aws-local/src/services/appsync/runtime";

/*
 * Preloaded into a stack: keeps the last context that each handler ran with, and on SIGUSR2 runs each of them
 * again, warm, and writes the microseconds that one run took to the file HANDLER_REPORT.
 */
interface Kept {
  code: CompiledCode;
  handler: HandlerName;
  context: Context;
}

/** Runs of one handler in one sample, so that the clock's own cost does not count. */
const RUNS = 20;
const SAMPLES = 100;
const WARM_UP = 2000;

const kept = new Map<string, Kept>();
const evaluate = FieldRun.prototype.evaluate;

FieldRun.prototype.evaluate = function (this: FieldRun, code, handler, name) {
  const context = structuredClone({ ...this.context }) as Context;
  const key = `${this.resolverName === name ? "" : `${this.resolverName} `}${name} ${handler}`;
  const evaluation = evaluate.call(this, code, handler, name);
  kept.set(key, { code, handler, context });
  return evaluation;
};

process.on("SIGUSR2", () => {
  const rounds = Number(process.env.HANDLER_ROUNDS);
  const report = [...kept].map(([name, each]) => ({ name, ...timesOf(each, rounds) }));
  const file = process.env.HANDLER_REPORT!;
  writeFileSync(`${file}.new`, JSON.stringify(report));
  renameSync(`${file}.new`, file);
});

/** Microseconds of one run, by round. */
function timesOf({ code, handler, context }: Kept, rounds: number): { samples: number[][] } {
  const run = (): void => {
    // The texts too: in a request, the first handler to read a member is the one that has it written.
    const evaluation = code.run(handler, { ...context, json: { ...context.json } });
    if (evaluation instanceof Promise) throw new Error("The handler needs a process of its own.");
    if (evaluation.error !== undefined) throw new Error(evaluation.error.message);
  };
  for (let time = 0; time < WARM_UP; time += 1) run();
  const samples = Array.from({ length: rounds }, () =>
    Array.from({ length: SAMPLES }, () => {
      const begun = performance.now();
      for (let time = 0; time < RUNS; time += 1) run();
      return ((performance.now() - begun) * 1000) / RUNS;
    }),
  );
  return { samples };
}
