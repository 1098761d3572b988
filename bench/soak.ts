import { parseArgs } from "node:util";
import { engineProcesses } from "../test/chaos/support/engineProcess";
import { createDevice } from "../test/support/device";
import { startStack } from "../test/support/stack";
import { createProduct } from "../test/support/store";
import { requireLinux } from "./lib/requireLinux";
import { visitAsGuest } from "./soak/guests";
import { usageOf } from "./soak/processes";
import { quantile, Tally } from "./soak/tally";
import { visitAsUser } from "./soak/users";
import { compare, type Sample } from "./soak/verdict";

/** Number of simultaneous guests. */
const GUESTS = 3;
const USERS = 2;
/** Pause between two visits in milliseconds: the store is busy, and the machine has idle time. */
const PAUSE_MS = 150;
const SAMPLE_MS = 5_000;

const MB = 1024 ** 2;
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * `npm run soak [-- --minutes N]`: runs guests, sign-ups, sign-ins, carts, merges, checkouts,
 * subscriptions and page loads for 30 minutes against its own stack. Exits with code 1 if a request
 * failed or if memory or handles kept growing.
 */
async function main(): Promise<void> {
  requireLinux("npm run soak");
  const { values } = parseArgs({ options: { minutes: { type: "string", default: "30" } } });
  const minutes = Number(values.minutes);
  if (!(minutes > 0))
    throw new Error(`--minutes is "${values.minutes}"; expected a number above 0.`);
  const stack = await startStack();
  const engine = engineProcesses(stack.dataDir)[0]!;
  const sample = (begun: number): Sample => {
    return { at: Date.now() - begun, stack: usageOf(stack.pid), engine: usageOf(engine) };
  };
  const tally = new Tally();
  const samples: Sample[] = [];
  const rows: object[] = [];
  try {
    const products = await Promise.all(
      Array.from({ length: 5 }, () => createProduct(stack, { stock: 1_000_000 })),
    );
    const begun = Date.now();
    const end = begun + minutes * 60_000;
    const visitors = (count: number, visit: () => Promise<void>): Promise<void>[] =>
      Array.from({ length: count }, async () => {
        for (; Date.now() < end; await pause(PAUSE_MS)) await visit();
      });
    const traffic = [
      ...visitors(GUESTS, () => visitAsGuest(stack, products, tally)),
      ...Array.from({ length: USERS }, () => createDevice(stack)).flatMap((device) =>
        visitors(1, () => visitAsUser(stack, device, products, tally)),
      ),
    ];
    console.log(COLUMNS.join("\t"));
    for (let minute = 1; Date.now() < end; minute++) {
      for (let part = 0; part < 60_000 / SAMPLE_MS && Date.now() < end; part++) {
        await pause(SAMPLE_MS);
        samples.push(sample(begun));
      }
      rows.push(printRow(minute, tally, samples.at(-1)!));
    }
    await Promise.all(traffic);
  } finally {
    await stack.stop();
  }
  const comparisons = compare(samples);
  const { errors, requests } = tally;
  const complaints = stack.stderr();
  const isWell =
    Object.keys(errors).length === 0 && complaints === "" && comparisons.every((one) => one.level);
  console.table(comparisons);
  console.log(JSON.stringify({ minutes, requests, errors, complaints, comparisons, rows, isWell }));
  process.exit(isWell ? 0 : 1);
}

const COLUMNS = [
  "minute",
  "steps",
  "p50 ms",
  "p99 ms",
  "errors",
  "stack MB own",
  "stack MB all",
  "handles",
  "engine MB own",
  "handles",
];

function printRow(minute: number, tally: Tally, { stack, engine }: Sample): object {
  const times = tally.take();
  const errors = Object.values(tally.errors).reduce((sum, count) => sum + count, 0);
  const row = {
    minute,
    steps: times.length,
    p50: Math.round(quantile(times, 0.5) * 10) / 10,
    p99: Math.round(quantile(times, 0.99) * 10) / 10,
    errors,
    stackOwn: Math.round(stack.ownBytes / MB),
    stackAll: Math.round(stack.residentBytes / MB),
    stackHandles: stack.handles,
    engineOwn: Math.round(engine.ownBytes / MB),
    engineHandles: engine.handles,
  };
  console.log(Object.values(row).join("\t"));
  return row;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
