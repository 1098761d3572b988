import { ScanCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { randomUUID } from "node:crypto";
import type { StoreClient } from "../support/amplifyClient";
import { manage, productInput } from "../support/manage";
import { createOperator, type Operator } from "../support/operator";
import { orders } from "../support/orders";
import { outcomeOf, times } from "../support/outcomes";
import { proxiedStack, type ProxiedStack } from "../support/proxiedStack";
import { createShopper } from "../support/shopper";
import { adminOf, createProduct, store } from "../support/store";
import { storedItems } from "../support/storedItems";
import { dayOf, today } from "../support/today";

describe("The figures of a day", function () {
  this.timeout(60_000);
  let stack: ProxiedStack;
  let operator: Operator;
  let admin: StoreClient;
  before(async () => {
    stack = await proxiedStack();
    operator = createOperator(stack);
    admin = await adminOf(stack);
  });
  afterEach(() => (stack.dynamoDb.decide = () => undefined));
  after(() => operator?.destroy());

  const numbers = async () => {
    const { orders, cancelled, copies, revenueCents } = await today.day(admin, dayOf());
    return { orders, cancelled, copies, revenueCents };
  };

  it("counts every sale once despite conflicts, and subtracts cancelled ones", async () => {
    const id = await createProduct(stack, { stock: 20, priceCents: 700 });
    const shoppers = await Promise.all(times(4, () => createShopper(stack)));
    const carts = await Promise.all(shoppers.map(({ client }) => store.add(client, id, 2)));
    const before = await numbers();
    let conflicts = 3;
    stack.dynamoDb.decide = (operation) => {
      if (operation !== "TransactWriteItems" || conflicts === 0) return undefined;
      conflicts -= 1;
      return { status: 400, body: CONFLICT };
    };
    const bought = await Promise.all(
      shoppers.map(async ({ client, userId }, at) => {
        const key = randomUUID();
        const buy = () => store.checkout(client, carts[at]!, key);
        while ((await outcomeOf(buy())) === "TryAgain");
        expect((await buy()).id).to.equal(key);
        return { userId, id: key };
      }),
    );
    expect(conflicts).to.equal(0);
    expect(await numbers()).to.deep.equal({
      orders: before.orders + 4,
      cancelled: before.cancelled,
      copies: before.copies + 8,
      revenueCents: before.revenueCents + 5600,
    });
    await orders.cancel(admin, bought[0]!, "test");
    const { sold, ordersByHour, ...after } = await today.day(admin, dayOf());
    expect(after).to.include({
      orders: before.orders + 3,
      cancelled: before.cancelled + 1,
      copies: before.copies + 6,
      revenueCents: before.revenueCents + 4200,
    });
    expect(sold.find(({ productId }) => productId === id)).to.include({
      copies: 6,
      revenueCents: 4200,
    });
    expect(ordersByHour.reduce((sum, count) => sum + count, 0)).to.equal(after.orders);
    expect(await today.day(admin, dayOf(Date.now() - 400 * 86_400_000))).to.deep.include({
      orders: 0,
      sold: [],
      nextToken: null,
    });
  });

  it("lists what is low on stock after sales, deliveries, and taking a product off sale", async () => {
    const input = productInput({ stock: 2, priceCents: 100 });
    const { id } = await manage.create(admin, input);
    const listed = async () =>
      (await today.lowStock(admin, 100)).filter((one) => one.id === id).map(({ stock }) => stock);
    expect(await listed()).to.deep.equal([2]);
    const { client } = await createShopper(stack);
    await store.checkout(client, await store.add(client, id, 2));
    expect(await listed()).to.deep.equal([0]);
    const deliver = (copies: number) =>
      manage.changeStock(admin, { id, copies, reason: "DELIVERY", key: randomUUID() });
    await deliver(6);
    expect(await listed()).to.deep.equal([]);
    await deliver(-1);
    expect(await listed()).to.deep.equal([5]);
    await manage.setOnSale(admin, id, false, 1);
    expect(await listed()).to.deep.equal([]);
    await manage.setOnSale(admin, id, true, 2);
    expect(await listed()).to.deep.equal([5]);
    const all = (await today.lowStock(admin, 100)).map(({ stock }) => stock);
    expect(all).to.deep.equal([...all].sort((a, b) => a - b));
    expect((await today.lowStock(admin, 1)).map(({ stock }) => stock)).to.deep.equal([all[0]]);
    expect(await outcomeOf(today.lowStock(admin, 101))).to.equal("InvalidInput");
    await admin.field(`mutation ($id: ID!) { deleteProduct(id: $id) { id } }`, { id });
    expect(await listed()).to.deep.equal([]);
  });

  it("includes the sample catalogue, and older products once they are on their shelves", async () => {
    const table = Object.keys(await storedItems(stack)).find((name) =>
      name.includes("-products-"),
    )!;
    const { Items } = await operator.dynamoDb.send(new ScanCommand({ TableName: table }));
    const sample = Items!.filter(({ Listed }) => Listed === undefined);
    expect(sample.length).to.be.above(10);
    expect(sample.filter(({ StockShard }) => StockShard === undefined)).to.deep.equal([]);
    const { id } = await manage.create(admin, productInput({ stock: 1 }));
    await operator.dynamoDb.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { ProductId: { S: id } },
        UpdateExpression: "REMOVE StockShard",
      }),
    );
    const isListed = async () => (await today.lowStock(admin, 100)).some((one) => one.id === id);
    expect(await isListed()).to.equal(false);
    const list = () =>
      admin.field(`mutation ($id: ID!) { listProduct(id: $id) { version } }`, { id });
    expect(await list()).to.deep.equal({ version: 1 });
    expect(await isListed()).to.equal(true);
    expect(await list()).to.deep.equal({ version: 1 });
  });
});

const CONFLICT = {
  __type: "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
  message: "Transaction cancelled [TransactionConflict]",
  CancellationReasons: [{ Code: "TransactionConflict", Message: "conflict" }],
};
