import { writeFileSync } from "node:fs";
import { BENCH_USAGE, readOptions, type BenchOptions, type SectionName } from "./lib/options";
import { requireLinux } from "./lib/requireLinux";
import {
  describeMachine,
  formatSection,
  load,
  type MeasuredSection,
  type SectionResult,
} from "./lib/report";

import { childrenOf } from "./stack/processUse";

type Measure = (options: BenchOptions) => Promise<SectionResult>;

/** Loaded on demand: aws-amplify and the browser load slowly. */
const MEASURES: Record<SectionName, () => Measure> = {
  throughput: () =>
    (require("./sections/throughput") as typeof import("./sections/throughput")).throughput,
  peer: () => (require("./sections/peer") as typeof import("./sections/peer")).peer,
  resolvers: () =>
    (require("./sections/resolvers") as typeof import("./sections/resolvers")).resolvers,
  start: () => (require("./sections/start") as typeof import("./sections/start")).start,
  costs: () => (require("./sections/costs") as typeof import("./sections/costs")).costs,
  growth: () => (require("./sections/growth") as typeof import("./sections/growth")).growth,
  live: () => (require("./sections/live") as typeof import("./sections/live")).live,
  engine: () => (require("./sections/engine") as typeof import("./sections/engine")).engine,
};

/**
 * `npm run bench`: measures the stack of `npm start` on this machine. docs/performance.md describes
 * the measurements.
 */
async function main(options: BenchOptions): Promise<void> {
  const { sections: names, json, out, rounds, seconds, inFlight } = options;
  const sections: Partial<Record<SectionName, MeasuredSection>> = {};
  for (const name of names) {
    if (!json) console.error(`… ${name}`);
    const loadBefore = load();
    const result = await MEASURES[name]()(options);
    const section = { ...result, loadBefore, loadAfter: load() };
    sections[name] = section;
    if (!json) console.log(formatSection(section));
  }
  if (Object.values(sections).every(({ rows }) => rows.length === 0)) {
    throw new Error(`--only is "${options.only}"; no measured operation has that in its name.`);
  }
  const machine = describeMachine();
  const taken = { at: new Date().toISOString(), machine, rounds, seconds, inFlight };
  const text = JSON.stringify({ ...taken, sections }, null, 2) + "\n";
  if (json) process.stdout.write(text);
  else {
    writeFileSync(out, text);
    console.log(`\n${JSON.stringify(machine)}\nJSON: ${out}`);
  }
}

let options: BenchOptions;
try {
  requireLinux("npm run bench");
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${(error as Error).message}\n\n${BENCH_USAGE}`);
  process.exit(1);
}
// The stacks end with the bench, also after a signal.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    for (const pid of childrenOf(process.pid)) process.kill(pid, "SIGTERM");
    process.exit(130);
  });
}

main(options).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
