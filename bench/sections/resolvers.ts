import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { BenchOptions } from "../lib/options";
import type { Row, SectionResult } from "../lib/report";
import { digits, median, percentile } from "../lib/statistics";
import { createDevice, createOwner, sessionApi, signInOnly } from "../../test/support/device";
import { startStack, type StartedStack } from "../../test/support/stack";
import { createProduct, store } from "../../test/support/store";

/** What AppSync's runtime for resolvers takes by itself: each handler with what it got in a real request. */
export async function resolvers(options: BenchOptions): Promise<SectionResult> {
  const folder = mkdtempSync(join(tmpdir(), "jukebox-handlers-"));
  const report = join(folder, "report.json");
  const timer = join(__dirname, "..", "stack", "handlerTimer.ts");
  const stack = await startStack({
    env: {
      NODE_OPTIONS: `--require tsx/cjs --require "${timer}"`,
      HANDLER_REPORT: report,
      PULUMI_AWS_LOCAL_SOURCE: "1",
      HANDLER_ROUNDS: String(options.rounds),
    },
  });
  try {
    await useEverything(stack);
    process.kill(stack.pid, "SIGUSR2");
    while (!existsSync(report)) await sleep(50);
    const handlers: { name: string; samples: number[][] }[] = JSON.parse(
      readFileSync(report, "utf8"),
    );
    return {
      title: `Resolver handlers, microseconds, medians of ${options.rounds} rounds of 2,000 warm runs`,
      rows: handlers.map(rowOf).filter(({ handler }) => String(handler).includes(options.only)),
      notes: [
        "A fresh module and a copy of the context for each run, as in a request; no data source.",
      ],
    };
  } finally {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowOf({ name, samples }: { name: string; samples: number[][] }): Row {
  return {
    handler: name,
    "median us": digits(median(samples.map(median))),
    "p99 us": digits(percentile(samples.flat(), 0.99)),
  };
}

/** Shops, so that every handler that shopping needs runs at least once. */
async function useEverything(stack: StartedStack): Promise<void> {
  const owner = await createOwner(stack);
  const guest = createDevice(stack);
  const [first, second] = [await createProduct(stack), await createProduct(stack)];
  await guest.field("{ products(genre: JAZZ, limit: 24) { items { id title } nextToken } }");
  await store.stock(guest, first);
  await store.add(guest, first);
  await store.add(owner.client, second);
  await store.set(owner.client, second, 2);
  await store.merge(owner.client, await store.cart(guest));
  const cart = await store.cart(owner.client);
  const id = randomUUID();
  await store.checkout(owner.client, cart, id);
  await store.purchases(owner.client);
  await store.purchase(owner.client, id);
  await owner.client.field(`mutation ($id: ID!) { resendConfirmation(id: $id) { id } }`, { id });
  await store.add(owner.client, first);
  await store.remove(owner.client, first);
  await store.clear(owner.client);
  await sessionApi.current(owner.client);
  await sessionApi.save(owner.client, { sort: "year" }, 0);
  const other = await signInOnly(stack, owner.email);
  await sessionApi.start(other, "bench");
  await sessionApi.all(owner.client);
  await sessionApi.endOthers(owner.client);
}
