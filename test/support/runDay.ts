import { randomUUID } from "node:crypto";
import type { StoreClient } from "./amplifyClient";
import {
  buy,
  cancelTogether,
  newPurchase,
  packTogether,
  ship,
  shipTogether,
  type Buyer,
} from "./daySteps";
import { createDevice } from "./device";
import { importCsv } from "./importCsv";
import { manage, productInput } from "./manage";
import { outcomeOf, settled, times } from "./outcomes";
import { createGuest, createShopper, signIn } from "./shopper";
import type { RunningStack } from "./stack";
import { adminOf, store, type Cart } from "./store";

/**
 * A product of the day: its copies before the day, and the copies that were added or removed other
 * than by sales.
 */
export interface Shelf {
  id: string;
  began: number;
  arrived: number;
}

export interface Day {
  /** Start of the day, in milliseconds. */
  begun: number;
  admin: StoreClient;
  shelves: Shelf[];
  buyers: Buyer[];
  /** Results of the five buyers of three copies; each sent two concurrent requests. */
  race: string[][];
  /** Ids of the purchases that these requests returned, by buyer. */
  raced: (string | null)[][];
  /** Outcomes of two admins who took the same step at once, sorted. */
  together: Record<"cancel" | "pack" | "ship", string[]>;
  /** Whether the copy of the cancelled order could be bought. */
  boughtAgain: string;
}

/**
 * Runs a day of a store without sales: deliveries, a race for the last copies, and the parcels of
 * the day.
 */
export async function runDay(stack: RunningStack): Promise<Day> {
  const begun = Date.now();
  const admin = await adminOf(stack);
  const password = stack.demoPassword;
  const { client: second } = await signIn(createDevice(stack), "admin@jukebox.example", {
    password,
  });
  const owners = [admin, second];
  const shelves = await deliver(owners);
  const buyers = await fillCarts(stack, shelves);
  const presses = await race(owners, shelves, buyers);
  const won = buyers.filter(({ bought }) => bought.length > 0);
  const lost = buyers.filter(({ bought }) => bought.length === 0);

  // The parcels of the day belong to three winners and two losers.
  if (won.length !== 3) throw new Error(`${won.length} of 5 buyers got one of 3 copies.`);
  const [shipped, cancelled, shippedByTwo] = won;
  const [packed, late] = lost;
  await store.remove(packed!.client, shelves[0]!.id);
  await buy(packed!);
  const together = {
    cancel: await cancelTogether(owners, cancelled!),
    pack: await packTogether(owners, packed!),
    ship: await shipTogether(owners, shippedByTwo!),
  };
  await ship(admin, shipped!, "RR 1000 CH");
  const boughtAgain = await outcomeOf(buy(late!));
  return { begun, admin, shelves, buyers, ...presses, together, boughtAgain };
}

/**
 * Sets the stock before the day and delivers copies: a file that both admins import, and a change
 * of stock that is sent twice.
 */
async function deliver(owners: StoreClient[]): Promise<Shelf[]> {
  const [admin] = owners;
  const [rare, plenty, made] = ["rare", "plenty", "made"].map((name) => `${name}-${randomUUID()}`);
  await manage.create(admin!, productInput({ id: rare!, stock: 1, priceCents: 4500 }));
  await manage.create(admin!, productInput({ id: plenty!, stock: 10, priceCents: 1200 }));
  const file = `id,title,artist,year,genre,priceCents,stock
${rare},Rare,The Owners,1999,ROCK,4500,+2
${plenty},Plenty,The Owners,1999,ROCK,1300,+5
${made},Made,The Owners,1999,JAZZ,800,+4
`;
  await Promise.all(owners.map((owner) => importCsv(owner, file)));
  await importCsv(admin!, file);
  await changeTogether(owners, { id: plenty, copies: 3, reason: "DELIVERY" });
  return [
    { id: rare!, began: 1, arrived: 2 },
    { id: plenty!, began: 10, arrived: 5 + 3 },
    { id: made!, began: 0, arrived: 4 },
  ];
}

/** One change of stock that two admins' clients send at once with the same key. */
async function changeTogether(owners: StoreClient[], change: object): Promise<void> {
  const keyed = { ...change, key: randomUUID() };
  await Promise.all(owners.map((owner) => settled(() => manage.changeStock(owner, keyed))));
}

/**
 * Three users, and two guests who register with a cart: each of the five carts contains a rare
 * copy.
 */
async function fillCarts(stack: RunningStack, [rare, plenty, made]: Shelf[]): Promise<Buyer[]> {
  const users = times(3, async () => {
    const shopper = await createShopper(stack);
    await store.add(shopper.client, rare!.id);
    await store.add(shopper.client, plenty!.id, 2);
    return shopper;
  });
  const guests = times(2, async () => {
    const client = createGuest(stack);
    await store.add(client, rare!.id);
    const cart = await store.add(client, made!.id, 2);
    const shopper = await createShopper(stack, client);
    await store.merge(client, cart);
    return shopper;
  });
  const shoppers = await Promise.all([...users, ...guests]);
  return shoppers.map((shopper) => ({ ...shopper, bought: [] }));
}

/**
 * All buy at once, each with two requests, while an admin removes a damaged copy from the stock.
 */
async function race(owners: StoreClient[], shelves: Shelf[], buyers: Buyer[]) {
  const carts = await Promise.all(buyers.map(({ client }) => store.cart(client)));
  const plenty = shelves[1]!;
  const damaged = changeTogether(owners, { id: plenty.id, copies: -1, reason: "DAMAGE" });
  const pressed = await Promise.all(buyers.map(({ client }, at) => pressTwice(client, carts[at]!)));
  await damaged;
  plenty.arrived -= 1;
  for (const [at, presses] of pressed.entries()) {
    const id = presses.find((press) => press.id !== null)?.id;
    if (id !== undefined) buyers[at]!.bought.push(newPurchase(id!));
  }
  return {
    race: pressed.map((presses) => presses.map(({ outcome }) => outcome)),
    raced: pressed.map((presses) => presses.map(({ id }) => id)),
  };
}

function pressTwice(client: StoreClient, cart: Cart) {
  const key = randomUUID();
  const press = () =>
    settled(() => store.checkout(client, cart, key)).then(
      ({ id }) => ({ outcome: "ok", id }),
      ({ name }: Error) => ({ outcome: name, id: null }),
    );
  return Promise.all([press(), press()]);
}
