import { GetItemCommand, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { createOwner } from "../support/device";
import { stopListeners } from "../support/listener";
import { manage } from "../support/manage";
import { createOperator } from "../support/operator";
import { outcomeOf, settled, times } from "../support/outcomes";
import { securityApi } from "../support/securityApi";
import { createGuest, createShopper } from "../support/shopper";
import { sharedStack, type RunningStack } from "../support/stack";
import { adminOf, createProduct, deleteProduct, store } from "../support/store";

const LIVE = "subscription { onCartChanged { id version saved { version } } }";
const held = (lines: { productId: string; quantity: number }[]) =>
  Object.fromEntries(lines.map(({ productId, quantity }) => [productId, quantity]));

describe("Saved for later", function () {
  this.timeout(30_000);
  let stack: RunningStack;
  let products: [string, string, string];
  before(async () => {
    stack = await sharedStack();
    products = [await createProduct(stack), await createProduct(stack), await createProduct(stack)];
  });
  afterEach(stopListeners);

  it("moves lines between cart and list, for guests and users", async () => {
    const [blue, red] = products;
    for (const client of [createGuest(stack), (await createShopper(stack)).client]) {
      expect(await store.saved(client)).to.deep.equal({ version: 0, lines: [], expiresAt: null });
      await store.add(client, blue, 2);
      await store.add(client, red);
      const saved = await store.saveForLater(client, blue);
      expect(held(saved.lines)).to.deep.equal({ [red]: 1 });
      expect(saved.saved.lines).to.deep.equal([
        {
          productId: blue,
          quantity: 2,
          product: { title: `Record ${blue.slice(-4)}`, stock: 1000 },
        },
      ]);
      expect(await store.saved(client)).to.deep.equal(saved.saved);
      expect(await store.cart(client)).to.deep.include({ version: saved.version, itemCount: 1 });
      const repeated = await store.saveForLater(client, blue);
      expect(repeated, "repeated").to.deep.equal(saved);
      const back = await store.moveToCart(client, blue);
      expect(held(back.lines)).to.deep.equal({ [blue]: 2, [red]: 1 });
      expect(back.saved.lines).to.deep.equal([]);
      expect(back.version).to.be.greaterThan(saved.version);
      await store.saveForLater(client, red);
      const removed = await store.removeSaved(client, red);
      expect([held(removed.lines), removed.saved.lines]).to.deep.equal([{ [blue]: 2 }, []]);
    }
  });

  it("moves a guest's list with the cart, even if the cart is empty", async () => {
    const [blue, red] = products;
    const guest = createGuest(stack);
    const { client } = await createShopper(stack);
    await store.add(client, blue);
    await store.saveForLater(client, blue);
    await store.add(guest, blue, 3);
    await store.saveForLater(guest, blue);
    await store.add(guest, red);
    const cart = await store.saveForLater(guest, red);
    expect(cart.lines).to.deep.equal([]);
    const merges = times(4, () => settled(() => store.merge(client, cart)));
    await Promise.all(merges);
    await store.merge(client, cart);
    expect(held((await store.saved(client)).lines)).to.deep.equal({ [blue]: 4, [red]: 1 });
    expect((await store.saved(guest)).lines).to.deep.equal([]);
    const { client: stranger } = await createShopper(stack);
    expect(await outcomeOf(store.merge(stranger, cart))).to.equal("InvalidClaim");
    expect((await store.saved(stranger)).lines).to.deep.equal([]);
  });

  it("loses and duplicates no copy when tabs move copies concurrently", async () => {
    const [blue, red, green] = products;
    const client = createGuest(stack);
    for (const id of products) await store.add(client, id, 3);
    const calls = [
      ...times(3, () => () => store.saveForLater(client, blue)),
      ...times(3, () => () => store.saveForLater(client, red)),
      ...times(4, () => () => store.add(client, green)),
    ];
    await Promise.all(calls.map((call) => settled(call)));
    const moves = [
      ...times(3, () => () => store.moveToCart(client, blue)),
      ...times(2, () => () => store.moveToCart(client, red)),
    ];
    await Promise.all(moves.map((call) => settled(call)));
    expect(held((await store.cart(client)).lines)).to.deep.equal({
      [blue]: 3,
      [red]: 3,
      [green]: 7,
    });
    expect((await store.saved(client)).lines).to.deep.equal([]);
  });

  it("marks a product that is no longer sold, and keeps it on the list", async () => {
    const [gone, offSale, soldOut] = [
      await createProduct(stack),
      await createProduct(stack),
      await createProduct(stack, { stock: 0 }),
    ];
    const client = createGuest(stack);
    for (const id of [gone, offSale, soldOut]) {
      await store.add(client, id);
      await store.saveForLater(client, id);
    }
    await deleteProduct(stack, gone);
    const admin = await adminOf(stack);
    await manage.setOnSale(admin, offSale, false, (await manage.product(admin, offSale))!.version);
    const { lines } = await store.saved(client);
    expect(Object.fromEntries(lines.map((line) => [line.productId, line.product]))).to.deep.include(
      {
        [gone]: null,
        [offSale]: null,
      },
    );
    for (const id of [gone, offSale]) {
      expect(await outcomeOf(store.moveToCart(client, id))).to.equal("ProductNotFound");
    }
    expect(await store.saved(client)).to.deep.include({ lines });
    expect(held((await store.moveToCart(client, soldOut)).lines)).to.deep.equal({ [soldOut]: 1 });
    expect((await store.removeSaved(client, gone)).saved.lines).to.have.length(1);
  });

  it("does not change the list when the cart is bought or emptied", async () => {
    const [blue, red] = products;
    const { client } = await createShopper(stack);
    await store.add(client, blue);
    await store.saveForLater(client, blue);
    await store.checkout(client, await store.add(client, red));
    await store.add(client, red);
    await store.clear(client);
    expect(held((await store.saved(client)).lines)).to.deep.equal({ [blue]: 1 });
  });

  it("updates other devices live", async () => {
    const [blue] = products;
    const client = createGuest(stack);
    await store.add(client, blue);
    const heard = await client.listen(LIVE);
    const saved = await store.saveForLater(client, blue);
    const removed = await store.removeSaved(client, blue);
    const eventOf = ({ id, version, saved: list }: typeof saved) => ({
      id,
      version,
      saved: { version: list.version },
    });
    expect(await heard.heard(2)).to.deep.equal([eventOf(saved), eventOf(removed)]);
    const { id, version } = await store.add(client, blue);
    expect((await heard.heard(3))[2], "of another mutation").to.deep.equal({
      id,
      version,
      saved: null,
    });
  });

  it("is deleted with the account", async () => {
    const [blue] = products;
    const { client, userId } = await createOwner(stack);
    await store.add(client, blue);
    await store.saveForLater(client, blue);
    const { dynamoDb, destroy } = createOperator(stack);
    const { TableNames } = await dynamoDb.send(new ListTablesCommand({}));
    const TableName = TableNames!.find((name) => name.includes("carts"))!;
    const Key = { OwnerId: { S: `saved#user#${userId}` } };
    const isKept = async () => {
      const { Item } = await dynamoDb.send(new GetItemCommand({ TableName, Key }));
      return Item !== undefined;
    };
    expect(await isKept()).to.equal(true);
    await securityApi.deleteAccount(client);
    expect(await isKept()).to.equal(false);
    destroy();
  });
});
