import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGuest, createShopper, register, signIn } from "../support/shopper";
import { startStack, type RunningStack } from "../support/stack";
import { createProduct, store, type Purchase } from "../support/store";

const BUYERS = 4;
const PURCHASES = 200;
const STOCK = 1_000;

describe("A stack that is killed", function () {
  this.timeout(60_000);
  let dataDir: string;
  let stack: RunningStack | undefined;
  before(() => (dataDir = mkdtempSync(join(tmpdir(), "jukebox-killed-"))));
  after(async () => {
    await stack?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it("keeps every purchase that was answered, and none half done", async () => {
    stack = await startStack({ dataDir });
    const product = await createProduct(stack, { stock: STOCK });
    const shoppers = await Promise.all(Array.from({ length: BUYERS }, () => createShopper(stack!)));
    const answered: { buyer: number; purchase: Purchase }[] = [];
    let started = 0;
    const buy = async (buyer: number): Promise<void> => {
      while (started++ < PURCHASES) {
        const cart = await store.add(shoppers[buyer]!.client, product);
        answered.push({ buyer, purchase: await store.checkout(shoppers[buyer]!.client, cart) });
      }
    };
    const buyers = shoppers.map((_, buyer) => buy(buyer).catch(() => {}));
    while (answered.length < PURCHASES / 2) await new Promise((done) => setTimeout(done, 5));
    await stack.kill();
    await Promise.all(buyers);
    expect(answered.length).to.be.within(PURCHASES / 2, PURCHASES - 1);

    stack = await startStack({ dataDir });
    let sold = 0;
    for (const [buyer, { email }] of shoppers.entries()) {
      const { client } = await signIn(createGuest(stack), email);
      const kept = await store.purchases(client);
      const keptIds = kept.map(({ id }) => id);
      const answeredIds = answered
        .filter((one) => one.buyer === buyer)
        .map((one) => one.purchase.id);
      expect(keptIds).to.include.members(answeredIds);
      sold += kept.reduce((sum, { lines }) => sum + lines[0]!.quantity, 0);
      // A checkout that was cut off either happened whole, or its cart is still there.
      const { itemCount } = await store.cart(client);
      expect(itemCount).to.be.oneOf([0, 1]);
    }
    expect(await store.stock(createGuest(stack), product)).to.equal(STOCK - sold);
  });

  it("keeps pools, accounts, carts and stock over a restart, and sells on", async () => {
    stack ??= await startStack({ dataDir });
    const email = `kept-${randomUUID()}@example.com`;
    const guest = createGuest(stack);
    const product = await createProduct(stack);
    await store.add(guest, product, 3);
    await register(stack, guest, email);
    const { outputs, demoPassword } = stack;
    await stack.stop();
    stack = await startStack({ dataDir });
    const sameButForPort = ({
      userPoolId,
      userPoolClientId,
      identityPoolId,
    }: Record<string, string>) => [userPoolId, userPoolClientId, identityPoolId];
    expect(sameButForPort(stack.outputs)).to.deep.equal(sameButForPort(outputs));
    expect(stack.demoPassword).to.equal(demoPassword);
    const { client } = await signIn(createGuest(stack), email);
    expect(await store.stock(client, product)).to.equal(1000);
  });
});
