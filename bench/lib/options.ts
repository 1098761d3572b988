import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

/** The sections, in the order of the tables. */
export const SECTIONS = [
  "throughput",
  "peer",
  "resolvers",
  "start",
  "costs",
  "growth",
  "live",
  "engine",
] as const;

export type SectionName = (typeof SECTIONS)[number];

export interface BenchOptions {
  sections: SectionName[];
  /** Number of rounds; each figure is their median. */
  rounds: number;
  /** Length of one round of load, in seconds. */
  seconds: number;
  /** Requests in flight under load. */
  inFlight: number;
  /** Purchases in the large store of `growth`; the small store has 1,000. */
  purchases: number;
  /** Measure only operations whose name contains this text, e.g. "cart". */
  only: string;
  /** File for a CPU profile of the stack under the load of `throughput`; none if empty. */
  profile: string;
  /** Folder of the project whose stack `throughput` measures; this project if empty. */
  project: string;
  /** Path of the JSON file. */
  out: string;
  /** If true, the JSON goes to stdout instead of the tables. */
  json: boolean;
}

export const BENCH_USAGE = `npm run bench [-- SECTION… OPTIONS]
  sections: ${SECTIONS.join(", ")}; all if none is named
  --quick         one short round of each section, to try the bench; its figures mean nothing
  --rounds N      rounds; each figure is their median (5)
  --seconds N     length of a round under load (2)
  --in-flight N   requests in flight under load (16)
  --purchases N   purchases in growth's large store (1000000)
  --only TEXT     only operations whose name contains TEXT
  --profile FILE  throughput: a CPU profile of the stack (.cpuprofile, for Chrome's tools)
  --project DIR   throughput: the stack of another checkout, e.g. of the state before a change
  --out FILE      path of the JSON file (bench/results.json)
  --json          the JSON to stdout, no tables`;

/** @throws Error that names the wrong option or section */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      rounds: { type: "string" },
      seconds: { type: "string" },
      "in-flight": { type: "string", default: "16" },
      purchases: { type: "string" },
      only: { type: "string", default: "" },
      profile: { type: "string", default: "" },
      project: { type: "string", default: "" },
      out: { type: "string", default: "bench/results.json" },
      json: { type: "boolean", default: false },
    },
  });
  const { quick } = values;
  return {
    sections: positionals.length === 0 ? [...SECTIONS] : positionals.map(sectionOf),
    rounds: positive("rounds", values.rounds ?? (quick ? "1" : "5")),
    seconds: positive("seconds", values.seconds ?? (quick ? "0.3" : "2")),
    inFlight: positive("in-flight", values["in-flight"]),
    purchases: positive("purchases", values.purchases ?? (quick ? "20000" : "1000000")),
    only: values.only,
    profile: values.profile,
    project: projectFolder(values.project),
    out: values.out,
    json: values.json,
  };
}

function sectionOf(name: string): SectionName {
  const found = SECTIONS.find((section) => section === name);
  if (found !== undefined) return found;
  throw new Error(`Unknown section "${name}"; expected one of ${SECTIONS.join(", ")}.`);
}

function projectFolder(path: string): string {
  if (path === "" || existsSync(join(path, "Pulumi.yaml"))) return path;
  throw new Error(`--project is "${path}"; expected a folder with a Pulumi.yaml.`);
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new Error(`--${name} is "${text}"; expected a number above 0.`);
}
