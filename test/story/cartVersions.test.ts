import { expect } from "chai";
import { createShopper, type Shopper } from "../support/shopper";
import { sharedStack, type RunningStack } from "../support/stack";
import { createProduct, store, type Cart } from "../support/store";

describe("The version of a cart", () => {
  let stack: RunningStack;
  let shopper: Shopper;
  before(async () => {
    stack = await sharedStack();
    shopper = await createShopper(stack);
  });

  it("never lets a stale checkout buy the next cart of the same price", async () => {
    const { client } = shopper;
    const [wanted, other] = [await createProduct(stack), await createProduct(stack)];
    const outcomes: Record<string, number> = {};
    for (let round = 0; round < 30; round += 1) {
      const seen = await store.add(client, wanted);
      await store.checkout(client, seen);
      await store.add(client, other);
      const outcome = await store.checkout(client, seen).then(
        () => "bought",
        ({ name }: Error) => name,
      );
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      const next = await store.cart(client);
      if (next.lines.length > 0) await store.checkout(client, next);
    }
    expect(outcomes).to.deep.equal({ CartChanged: 30 });
  });

  it("grows with each change, through purchases and emptied carts", async () => {
    const { client } = shopper;
    const product = await createProduct(stack);
    const versions: number[] = [];
    const note = ({ version }: Cart) => void versions.push(version);
    for (let round = 0; round < 3; round += 1) {
      for (let change = 0; change < 5; change += 1) note(await store.add(client, product));
      const cart = await store.set(client, product, 2);
      note(cart);
      await store.checkout(client, cart);
      note(await store.cart(client));
      note(await store.add(client, product));
      note(await store.remove(client, product));
      note(await store.add(client, product));
      note(await store.clear(client));
    }
    const growing = versions.every(
      (version, index) => index === 0 || version > versions[index - 1]!,
    );
    expect(growing, versions.join(" ")).to.equal(true);
  });
});
