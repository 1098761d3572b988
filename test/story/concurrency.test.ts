import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { createGuest, createShopper, type Shopper } from "../support/shopper";
import { sharedStack, type RunningStack } from "../support/stack";
import { createProduct, putProduct, store } from "../support/store";

/** Number of calls with each outcome: "ok" or the name of the error. */
async function outcomes(calls: Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const result of await Promise.allSettled(calls)) {
    const name = result.status === "fulfilled" ? "ok" : (result.reason as Error).name;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Retries a call while its error allows that. */
async function untilSettled<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if ((error as Error).name !== "TryAgain") throw error;
    }
  }
}

describe("Concurrent shopping", () => {
  let stack: RunningStack;
  let shopper: Shopper;
  before(async () => {
    stack = await sharedStack();
    shopper = await createShopper(stack);
  });

  it("adds up 50 concurrent addCartItem on one cart exactly", async () => {
    const products = [await createProduct(stack), await createProduct(stack)];
    const guest = createGuest(stack);
    const { version: before } = await store.add(guest, products[0]!);
    await Promise.all(times(50, (index) => store.add(guest, products[index % 2]!)));
    const { lines, itemCount, version } = await store.cart(guest);
    expect({ itemCount, changes: version - before }).to.deep.equal({ itemCount: 51, changes: 50 });
    const quantities = Object.fromEntries(lines.map((line) => [line.productId, line.quantity]));
    expect(quantities).to.deep.equal({ [products[0]!]: 26, [products[1]!]: 25 });
  });

  it("makes one purchase of 20 concurrent checkouts with one key, with one mail", async () => {
    const product = await createProduct(stack, { stock: 100 });
    const cart = await store.add(shopper.client, product, 4);
    const key = randomUUID();
    const purchases = await Promise.all(
      times(20, () => untilSettled(() => store.checkout(shopper.client, cart, key))),
    );
    expect(new Set(purchases.map(({ id, totalCents }) => `${id} ${totalCents}`))).to.have.property(
      "size",
      1,
    );
    expect(await store.stock(shopper.client, product)).to.equal(96);
    const purchasesWithKey = (await store.purchases(shopper.client)).filter(({ id }) => id === key);
    expect(purchasesWithKey).to.have.length(1);
    const mails = (await stack.inbox()).filter(({ text }) => text?.includes(key));
    expect(mails).to.have.length(1);
  });

  it("sells the last copy to exactly one of two buyers", async () => {
    const product = await createProduct(stack, { stock: 1 });
    const rival = await createShopper(stack);
    const carts = [
      await store.add(shopper.client, product),
      await store.add(rival.client, product),
    ] as const;
    const result = await outcomes([
      untilSettled(() => store.checkout(shopper.client, carts[0])),
      untilSettled(() => store.checkout(rival.client, carts[1])),
    ]);
    expect(result).to.deep.equal({ ok: 1, SoldOut: 1 });
    expect(await store.stock(shopper.client, product)).to.equal(0);
    await store.clear(shopper.client);
  });

  it("buys a cart once when two keys race for it", async () => {
    const product = await createProduct(stack, { stock: 10 });
    const cart = await store.add(shopper.client, product, 2);
    const result = await outcomes(
      times(2, () => untilSettled(() => store.checkout(shopper.client, cart))),
    );
    expect(result.ok).to.equal(1);
    expect(await store.stock(shopper.client, product)).to.equal(8);
  });

  it("moves a guest's cart once for repeated and concurrent merges", async () => {
    const product = await createProduct(stack);
    const guest = createGuest(stack);
    const guestCart = await store.add(guest, product, 7);
    const merged = await Promise.all(
      times(5, () => untilSettled(() => store.merge(shopper.client, guestCart))),
    );
    expect(merged.map(({ itemCount }) => itemCount)).to.deep.equal([7, 7, 7, 7, 7]);
    expect((await store.merge(shopper.client, guestCart)).itemCount).to.equal(7);
    expect((await store.cart(guest)).lines).to.deep.equal([]);
    await store.clear(shopper.client);
  });

  it("rejects a price that changed since the buyer saw it, and returns the new total", async () => {
    const product = await createProduct(stack, { priceCents: 1000 });
    const cart = await store.add(shopper.client, product, 2);
    await putProduct(stack, { id: product, stock: 10, priceCents: 1100 });
    const error = await store.checkout(shopper.client, cart).then(
      () => expect.fail("bought at the old price"),
      (reason: Error & { errorInfo: unknown }) => reason,
    );
    expect(error.name).to.equal("PriceChanged");
    expect(error.errorInfo).to.deep.equal({ totalCents: 2200 });
    await store.clear(shopper.client);
  });
});
