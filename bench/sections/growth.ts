import { randomUUID } from "node:crypto";
import { HttpSender, type PreparedRequest } from "../lib/httpSender";
import type { BenchOptions } from "../lib/options";
import type { Row, SectionResult } from "../lib/report";
import type { Round } from "../lib/drive";
import { digits, median, percentile } from "../lib/statistics";
import * as site from "../../web/src/api/operations";
import { getOrders } from "../../web/src/api/orderOperations";
import type { StartedStack } from "../../test/support/stack";
import { stockUp } from "../stack/catalogue";
import type { Item } from "../stack/engineClient";
import type { StackHome } from "../stack/engineStack";
import { fillCarts, keepCarts } from "../stack/fillCarts";
import { addHistory, fillStore, openGrownStore, type Size } from "../stack/grownStore";
import { repeat, roundOf } from "../stack/load";
import { startMeteringProxy, type Units } from "../stack/meteringProxy";
import { createAdmin, createUsers, type Member } from "../stack/members";
import type { Scene } from "../stack/operations";

/** A store of one size, ready for the measurement. */
interface Side {
  home: StackHome;
  stack: StartedStack;
  sender: HttpSender;
  scenes: GrownScene[];
  resetCarts: () => Promise<void>;
}

const allOrders = { day: null, state: null, nextToken: null };

/** Number of measured shoppers in each store. */
const USERS = 16;

/** A shopper and the owner of the store. */
type GrownScene = Scene & { admin: Member };

const CALLS: Record<string, (scene: GrownScene) => Promise<PreparedRequest>> = {
  products: ({ member }) =>
    member.request(site.getProducts.text, { genre: "JAZZ", limit: 24, nextToken: null }),
  cart: ({ member }) => member.request(site.getCart.text),
  purchases: ({ member }) => member.request(site.getPurchases.text, { limit: 20, nextToken: null }),
  orders: ({ admin }) => admin.request(getOrders.text, { ...allOrders, limit: 50 }),
  "orders (NEW)": ({ admin }) =>
    admin.request(getOrders.text, { ...allOrders, state: "NEW", limit: 50 }),
  checkout: ({ member, version, totalCents }) =>
    member.request(site.checkout.text, {
      idempotencyKey: randomUUID(),
      cartVersion: version,
      expectedTotalCents: totalCents,
    }),
};

/**
 * Measures whether the store slows down as it grows: a small and a large store on the same machine,
 * with alternating requests.
 */
export async function growth(options: BenchOptions): Promise<SectionResult> {
  const large: Size = { purchases: options.purchases, carts: options.purchases / 10 };
  const small: Size = { purchases: 1_000, carts: 100 };
  const sides: Side[] = [];
  try {
    for (const size of [small, large]) sides.push(await openSide(size));
    const rows: Row[] = [];
    for (const [name, call] of Object.entries(CALLS)) {
      if (!name.includes(options.only)) continue;
      rows.push(await compare(name, call, sides[0]!, sides[1]!, options));
    }
    for (const [at, size] of ["small", "large"].entries()) {
      const units = await unitsOf(sides[at]!, rows);
      for (const [index, row] of rows.entries()) row[`${size} calls, read, write`] = units[index]!;
    }
    return {
      title: `Growth: ${text(small)} against ${text(large)}, one request at a time`,
      rows,
      notes: [
        "ratio: median of the rounds' ratios of medians, large to small.",
        "calls, read, write: DynamoDB calls and units of one request, as the engine counts them.",
      ],
    };
  } finally {
    for (const { home, stack, sender } of sides) {
      await sender.close();
      await stack.stop();
      await home.stop();
    }
  }
}

async function openSide(size: Size): Promise<Side> {
  const home = await openGrownStore(size, { inFlight: 4 });
  const stack = await home.start();
  const sender = new HttpSender(stack.origin, 4);
  const products = await stockUp(home.engine);
  const users = await createUsers(stack, USERS);
  const admin = await createAdmin(stack);
  const shoppers = await fillCarts(sender, users, products);
  const scenes = shoppers.map((scene) => ({ ...scene, admin }));
  const resetCarts = await keepCarts(home.engine, scenes);
  const carts = await home.engine.table("-carts-");
  const purchases = await home.engine.table("-purchases-");
  const item = async (TableName: string, Key: Item): Promise<Item> =>
    (await home.engine.call("GetItem", { TableName, Key })).Item;
  for (const [at, scene] of scenes.entries()) {
    const response = await sender.graphQl(await CALLS.checkout!(scene));
    const { id } = JSON.parse(response).data.checkout;
    const UserId = { S: scene.member.names[0] };
    const purchase = await item(purchases, { UserId, PurchaseId: { S: id } });
    await addHistory(home.engine, purchase);
    if (at > 0) continue;
    await resetCarts();
    const cart = await item(carts, { OwnerId: { S: scene.member.ownerId } });
    await fillStore(home, size, { purchase, cart });
  }
  await resetCarts();
  return { home, stack, sender, scenes, resetCarts };
}

async function compare(
  operation: string,
  call: (scene: GrownScene) => Promise<PreparedRequest>,
  small: Side,
  large: Side,
  { rounds, seconds }: BenchOptions,
): Promise<Row> {
  const uses = operation === "checkout" ? 1 : Infinity;
  const round = ({ scenes, sender, resetCarts }: Side): Promise<Round> =>
    roundOf({ inFlight: 1, seconds, resetCarts }, async () =>
      repeat(uses, await Promise.all(scenes.map(call)), (request) => sender.graphQl(request)),
    );
  const taken: [Round, Round][] = [];
  for (const side of [small, large]) await round(side);
  for (let at = 0; at < rounds; at += 1) taken.push([await round(small), await round(large)]);
  const medians = taken.map((pair) => pair.map(({ latencies }) => median(latencies)));
  const all = (side: 0 | 1): number[] => taken.flatMap((pair) => pair[side].latencies);
  return {
    operation,
    "small p50 ms": digits(median(all(0))),
    "large p50 ms": digits(median(all(1))),
    ratio: digits(median(medians.map(([one, other]) => other! / one!))),
    "small p99 ms": digits(percentile(all(0), 0.99)),
    "large p99 ms": digits(percentile(all(1), 0.99)),
  };
}

/**
 * DynamoDB calls and units of one request of each row. Uses another start of the stack: the
 * metering proxy would slow the measured one.
 */
async function unitsOf({ home, stack, scenes, resetCarts }: Side, rows: Row[]): Promise<string[]> {
  await stack.stop();
  const meter = await startMeteringProxy(home.endpoint);
  const metered = await home.start({ env: { DYNAMODB_ENDPOINT: meter.endpoint } });
  const sender = new HttpSender(metered.origin, 1);
  const ask = async (operation: string): Promise<Units> => {
    await resetCarts();
    const request = await CALLS[operation]!(scenes[0]!);
    return meter.measure(() => sender.graphQl(request));
  };
  const units: string[] = [];
  try {
    for (const { operation } of rows) {
      // At most one of two requests within a touch interval touches the session.
      const [one, other] = [await ask(String(operation)), await ask(String(operation))];
      const { calls, read, write } = one.calls < other.calls ? one : other;
      units.push([calls, read, write].join(", "));
    }
  } finally {
    await sender.close();
    await metered.stop();
    await meter.stop();
  }
  return units;
}

function text({ purchases, carts }: Size): string {
  return `${purchases.toLocaleString("en")} purchases and ${carts.toLocaleString("en")} carts`;
}
