import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { HttpSender } from "../lib/httpSender";
import type { BenchOptions } from "../lib/options";
import type { Row, SectionResult } from "../lib/report";
import { digits, median, percentile } from "../lib/statistics";
import { OPERATOR_KEYS, signedHeaders } from "../../test/support/signed";
import { startStack, type StartedStack } from "../../test/support/stack";
import * as site from "../../web/src/api/operations";
import { createGuests } from "../stack/members";
import { repeat, roundOf } from "../stack/load";
import { descendant, residentMb } from "../stack/processUse";

const PROJECT = resolve(__dirname, "..", "..");

/** The start time of the stack and its memory. */
export async function start(options: BenchOptions): Promise<SectionResult> {
  const rows: Row[] = [];
  const fresh = await startTimes(options.rounds, () =>
    mkdtempSync(join(tmpdir(), "jukebox-start-")),
  );
  const kept = mkdtempSync(join(tmpdir(), "jukebox-start-"));
  await startTimes(1, () => kept, false);
  const existing = await startTimes(options.rounds, () => kept, false);
  rmSync(kept, { recursive: true, force: true });
  rows.push(timeRow("npm start, new data folder, to ready", fresh.ready));
  rows.push(timeRow("npm start, new data folder, to the first response", fresh.responded));
  rows.push(timeRow("npm start, existing data, to ready", existing.ready));
  rows.push(timeRow("npm start, existing data, to the first response", existing.responded));
  rows.push(timeRow("npm run plan", await planTimes(options.rounds)));
  rows.push(...(await memory(options)));
  return {
    title: `Start and memory, medians of ${options.rounds} starts`,
    rows,
    notes: [
      "Without npm itself; the first response is products, signed with SigV4.",
      "Heap after a garbage collection; RSS as the operating system counts it.",
    ],
  };
}

interface Times {
  ready: number[];
  responded: number[];
}

async function startTimes(count: number, folder: () => string, removes = true): Promise<Times> {
  const times: Times = { ready: [], responded: [] };
  for (let round = 0; round < count; round += 1) {
    const dataDir = folder();
    const begun = performance.now();
    const stack = await startStack({ dataDir });
    times.ready.push(performance.now() - begun);
    const body = JSON.stringify({ query: "{ products(limit: 1) { items { id } } }" });
    const headers = await signedHeaders(stack, body, { keys: OPERATOR_KEYS });
    const sender = new HttpSender(stack.origin, 1);
    await sender.graphQl({ path: "/graphql", headers, body });
    times.responded.push(performance.now() - begun);
    await sender.close();
    await stack.stop();
    if (removes) rmSync(dataDir, { recursive: true, force: true });
  }
  return times;
}

async function planTimes(count: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round += 1) {
    const begun = performance.now();
    const child = spawn(process.execPath, ["tools/local.cjs", "plan"], {
      cwd: PROJECT,
      stdio: "ignore",
    });
    const code = await new Promise((done) => child.once("exit", done));
    if (code !== 0) throw new Error(`npm run plan ended with ${code}.`);
    times.push(performance.now() - begun);
  }
  return times;
}

/** Memory at rest and after load, in megabytes. */
async function memory(options: BenchOptions): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "jukebox-heap-"));
  const report = join(folder, "heap.json");
  const reporter = join(__dirname, "..", "stack", "heapReporter.cjs");
  const stack = await startStack({
    env: { NODE_OPTIONS: `--require "${reporter}"`, HEAP_REPORT: report },
  });
  try {
    const rows = [await memoryRow("at rest", stack, report)];
    await loadUp(stack, options);
    rows.push(await memoryRow("after load", stack, report));
    return rows;
  } finally {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function loadUp(
  stack: StartedStack,
  { inFlight, seconds, rounds }: BenchOptions,
): Promise<void> {
  const sender = new HttpSender(stack.origin, inFlight);
  const guests = await createGuests(stack, 64);
  for (let round = 0; round < rounds; round += 1) {
    const requests = await Promise.all(
      guests.flatMap((guest) => [
        guest.request(site.getCart.text),
        guest.request(site.getProducts.text, { genre: null, limit: 24, nextToken: null }),
      ]),
    );
    await roundOf({ inFlight, seconds, resetCarts: async () => {} }, async () =>
      repeat(Infinity, requests, (request) => sender.graphQl(request)),
    );
  }
  await sender.close();
}

async function memoryRow(when: string, { pid }: StartedStack, report: string): Promise<Row> {
  rmSync(report, { force: true });
  process.kill(pid, "SIGUSR2");
  while (!existsSync(report)) await sleep(10);
  const { heapUsed } = JSON.parse(readFileSync(report, "utf8")) as NodeJS.MemoryUsage;
  return {
    what: `memory ${when}`,
    "heap MB": digits(heapUsed / 2 ** 20),
    "stack RSS MB": digits(residentMb(pid)),
    "engine RSS MB": digits(residentMb(descendant(pid, "dynoxide"))),
  };
}

function timeRow(what: string, times: readonly number[]): Row {
  return { what, "median ms": digits(median(times)), "slowest ms": digits(percentile(times, 1)) };
}
