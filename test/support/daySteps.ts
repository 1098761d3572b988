import type { StoreClient } from "./amplifyClient";
import { orders, type OrderKey } from "./orders";
import { outcomeOf, settled } from "./outcomes";
import type { Shopper } from "./shopper";
import { store } from "./store";

/** A purchase of the day, with its steps. */
export interface Bought {
  id: string;
  /** Its states after NEW, in order. */
  steps: string[];
  trackingNumber: string | null;
}

/** One of the five buyers, with all purchases of this user. */
export interface Buyer extends Shopper {
  bought: Bought[];
}

/** Buys the contents of the cart. */
export async function buy({ client, bought }: Buyer): Promise<void> {
  const cart = await store.cart(client);
  const { id } = await settled(() => store.checkout(client, cart));
  bought.push(newPurchase(id));
}

/** A purchase without steps. */
export const newPurchase = (id: string): Bought => ({ id, steps: [], trackingNumber: null });

const keyOf = ({ userId, bought: [one] }: Buyer): OrderKey => ({ userId, id: one!.id });

function noteStep({ bought: [one] }: Buyer, state: string, trackingNumber: string | null): void {
  one!.steps.push(state);
  one!.trackingNumber = trackingNumber;
}

/** Packs the first purchase of a buyer. */
export async function pack(owner: StoreClient, buyer: Buyer): Promise<void> {
  await settled(() => orders.pack(owner, keyOf(buyer)));
  noteStep(buyer, "PACKED", null);
}

/** Packs, and cancels with two concurrent calls. */
export async function cancelTogether(owners: StoreClient[], buyer: Buyer): Promise<string[]> {
  await pack(owners[0]!, buyer);
  return stepTogether(owners, buyer, "CANCELLED", (owner, key) =>
    orders.cancel(owner, key, "a scratch"),
  );
}

/** Packs, and ships with two concurrent calls and two tracking numbers. */
export async function shipTogether(owners: StoreClient[], buyer: Buyer): Promise<string[]> {
  await pack(owners[0]!, buyer);
  return stepTogether(owners, buyer, "SHIPPED", (owner, key) =>
    orders.ship(owner, key, `RR 200${owners.indexOf(owner)} CH`),
  );
}

/**
 * A step that two admins take at once. The tracking number that counts is in a successful response.
 */
async function stepTogether(
  owners: StoreClient[],
  buyer: Buyer,
  state: string,
  take: (owner: StoreClient, key: OrderKey) => Promise<{ trackingNumber: string | null }>,
): Promise<string[]> {
  let trackingNumber: string | null = null;
  const outcomes = await Promise.all(
    owners.map((owner) =>
      outcomeOf(
        settled(() => take(owner, keyOf(buyer))).then((response) => {
          trackingNumber = response.trackingNumber;
        }),
      ),
    ),
  );
  noteStep(buyer, state, trackingNumber);
  return outcomes.sort();
}

/** Packs with two concurrent calls. */
export function packTogether(owners: StoreClient[], buyer: Buyer): Promise<string[]> {
  return stepTogether(owners, buyer, "PACKED", (owner, key) => orders.pack(owner, key));
}

/** Packs and ships. */
export async function ship(owner: StoreClient, buyer: Buyer, number: string): Promise<void> {
  await pack(owner, buyer);
  await settled(() => orders.ship(owner, keyOf(buyer), number));
  noteStep(buyer, "SHIPPED", number);
}
