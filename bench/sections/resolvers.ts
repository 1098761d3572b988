import { randomUUID } from "node:crypto";
import type { BenchOptions } from "../lib/options";
import type { Row, SectionResult } from "../lib/report";
import { digits, median, percentile } from "../lib/statistics";
import { createDevice, createOwner, sessionApi, signInOnly } from "../../test/support/device";
import { HandlerTimer, type TimedHandler } from "../stack/handlerTimer";
import { startOwnStack, type RunningStack } from "../../test/support/stack";
import { createProduct, store } from "../../test/support/store";

/**
 * The time that AppSync's JavaScript runtime needs: each handler runs with the context of a real
 * request.
 */
export async function resolvers(options: BenchOptions): Promise<SectionResult> {
  const timer = new HandlerTimer();
  const stack = await startOwnStack({ observer: timer });
  try {
    await useEverything(stack);
    const handlers = timer.time(options.rounds);
    return {
      title: `Resolver handlers, microseconds, medians of ${options.rounds} rounds of 2,000 warm runs`,
      rows: handlers.map(rowOf).filter(({ handler }) => String(handler).includes(options.only)),
      notes: [
        "A fresh module and a copy of the context for each run, as in a request; no data source.",
      ],
    };
  } finally {
    await stack.stop();
  }
}

function rowOf({ name, samples }: TimedHandler): Row {
  return {
    handler: name,
    "median us": digits(median(samples.map(median))),
    "p99 us": digits(percentile(samples.flat(), 0.99)),
  };
}

/** Shops, so that every handler of shopping runs at least once. */
async function useEverything(stack: RunningStack): Promise<void> {
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
