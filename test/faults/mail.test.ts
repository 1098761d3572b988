import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createOperator } from "../support/operator";
import { outcomeOf } from "../support/outcomes";
import { createShopper, type Shopper } from "../support/shopper";
import { startStack, type RunningStack } from "../support/stack";
import { createProduct, store, type Purchase } from "../support/store";
import { tableNamed } from "../chaos/support/tableNamed";

const HOOK = resolve(__dirname, "support/mailFaults.cjs");

describe("A failing mail service", function () {
  this.timeout(30_000);
  let folder: string;
  let stack: RunningStack;
  let shopper: Shopper;
  let product: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "jukebox-mail-"));
    mailsMeet({});
    const env = {
      NODE_OPTIONS: `--require ${HOOK}`,
      MAIL_FAULT: join(folder, "fault.json"),
    };
    stack = await startStack({ env });
    shopper = await createShopper(stack);
    product = await createProduct(stack, { stock: 100 });
  });
  afterEach(() => mailsMeet({}));
  after(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function mailsMeet(fault: { status?: number; type?: string; body?: string; hang?: true }): void {
    writeFileSync(join(folder, "fault.json"), JSON.stringify(fault));
  }

  const resend = (id: string): Promise<Purchase> =>
    shopper.client.field(
      `mutation ($id: ID!) { resendConfirmation(id: $id) { id confirmation } }`,
      {
        id,
      },
    );
  const mailsAbout = async (id: string): Promise<number> =>
    (await stack.inbox()).filter(({ text }) => text?.includes(id)).length;

  const responses: [what: string, fault: Parameters<typeof mailsMeet>[0]][] = [
    ["refuses it", { status: 400, body: '{"message":"Email address is not verified."}' }],
    ["forbids it", { status: 403, body: '{"message":"User is not authorized"}' }],
    ["throttles it", { status: 429, body: '{"message":"Maximum sending rate exceeded."}' }],
    ["fails", { status: 500, body: "" }],
    ["is away", { status: 503, type: "text/html", body: "<h1>Service Unavailable</h1>" }],
    [
      "responds in a type that AppSync does not read",
      { status: 200, type: "image/png", body: "x" },
    ],
  ];

  it("does not affect the purchase with any response, and the mail can be sent later", async () => {
    for (const [what, fault] of responses) {
      mailsMeet(fault);
      const before = await store.stock(shopper.client, product);
      const bought = await store.checkout(
        shopper.client,
        await store.add(shopper.client, product, 2),
      );
      expect(bought.confirmation, `when SES ${what}`).to.equal("FAILED");
      expect(await store.purchase(shopper.client, bought.id)).to.deep.equal(bought);
      expect(await store.stock(shopper.client, product)).to.equal(before - 2);
      expect((await resend(bought.id)).confirmation, `again when SES ${what}`).to.equal("FAILED");
      expect(await mailsAbout(bought.id)).to.equal(0);
      mailsMeet({});
      expect((await resend(bought.id)).confirmation, "once SES is well").to.equal("SENT");
      expect(await mailsAbout(bought.id)).to.equal(1);
    }
  });

  it("without a response neither undoes purchases nor blocks other requests", async () => {
    mailsMeet({ hang: true });
    const cart = await store.add(shopper.client, product, 3);
    const key = randomUUID();
    const pending = store.checkout(shopper.client, cart, key);
    pending.catch(() => {}); // the stack ends before AppSync's limit of 30 s

    // A retry with the same key, and a read, return the purchase.
    let purchase: Purchase | null = null;
    while (purchase === null) purchase = await store.purchase(shopper.client, key);
    const repeated = await store.checkout(shopper.client, cart, key);
    expect([purchase.confirmation, repeated.confirmation]).to.deep.equal(["PENDING", "PENDING"]);
    expect((await store.cart(shopper.client)).lines).to.deep.equal([]);
    expect(await outcomeOf(resend(key)), "while the first may yet go out").to.equal("TryAgain");

    mailsMeet({});
    await letAMinutePass(key);
    expect((await resend(key)).confirmation).to.equal("SENT");
    expect(await mailsAbout(key)).to.equal(1);
    expect((await store.purchase(shopper.client, key))?.confirmation).to.equal("SENT");
  });

  /** Moves the time at which the last mail was started back by a minute. */
  async function letAMinutePass(purchaseId: string): Promise<void> {
    const operator = createOperator(stack);
    const move = new UpdateItemCommand({
      TableName: await tableNamed("purchases", operator.dynamoDb),
      Key: { UserId: { S: shopper.userId }, PurchaseId: { S: purchaseId } },
      UpdateExpression: "SET ConfirmationAt = ConfirmationAt - :minute",
      ExpressionAttributeValues: { ":minute": { N: "60001" } },
    });
    await operator.dynamoDb.send(move).finally(operator.destroy);
  }
});
