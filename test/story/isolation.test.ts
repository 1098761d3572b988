import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { post } from "../support/post";
import { createGuest, createShopper, type Shopper } from "../support/shopper";
import { keysOf, signedHeaders } from "../support/signed";
import { sharedStack, type RunningStack } from "../support/stack";
import { createProduct, store } from "../support/store";

describe("The isolation of carts", () => {
  let stack: RunningStack;
  let shopper: Shopper;
  before(async () => {
    stack = await sharedStack();
    shopper = await createShopper(stack);
  });

  it("isolates guests for any input", async () => {
    const product = await createProduct(stack);
    const [owner, stranger] = [createGuest(stack), createGuest(stack)];
    const ownCart = await store.add(owner, product, 3);
    expect((await store.cart(stranger)).lines).to.deep.equal([]);
    const { errors } = await stranger.graphql(`{ cart(id: "${ownCart.id}") { id } }`);
    expect(errors![0]!.message).to.contain("Validation error of type UnknownArgument");
    await store.clear(stranger);
    expect((await store.cart(owner)).itemCount).to.equal(3);
  });

  it("moves no cart without its claim token", async () => {
    const product = await createProduct(stack);
    const guest = createGuest(stack);
    const cart = await store.add(guest, product);
    const other = await store.add(createGuest(stack), product);
    for (const claimToken of [
      "",
      "guess",
      other.claimToken!,
      cart.claimToken!.toUpperCase() + "x",
    ]) {
      const error = await store.merge(shopper.client, { ...cart, claimToken }).then(
        () => expect.fail("merged with a wrong token"),
        (reason: Error) => reason,
      );
      expect(error.name).to.be.oneOf(["InvalidClaim", "InvalidInput"]);
    }
    expect((await store.cart(guest)).itemCount).to.equal(1);
  });

  it("does not move a claimed cart to another user", async () => {
    const product = await createProduct(stack);
    const cart = await store.add(createGuest(stack), product);
    await store.merge(shopper.client, cart);
    const thief = await createShopper(stack);
    const error = await store.merge(thief.client, cart).catch((reason: Error) => reason);
    expect((error as Error).name).to.equal("InvalidClaim");
    expect((await store.cart(thief.client)).lines).to.deep.equal([]);
    await store.clear(shopper.client);
  });

  it("returns null for users' fields next to a guest's own", async () => {
    const body = JSON.stringify({ query: "{ cart { version } sessions { id } }" });
    const keys = await keysOf(createGuest(stack));
    const response = await post(stack, body, await signedHeaders(stack, body, { keys }));
    expect(response.status).to.equal(200);
    expect(response.body.data).to.deep.equal({ cart: { version: 0 }, sessions: null });
    expect(
      response.body.errors!.map(({ errorType, message }) => [errorType, message]),
    ).to.deep.equal([["Unauthorized", "Not Authorized to access sessions on type Query"]]);
  });

  it("rejects a guest's credentials at the tables", async () => {
    const guest = createGuest(stack);
    const { credentials } = await guest.auth.fetchAuthSession();
    const dynamoDb = new DynamoDBClient({
      endpoint: stack.outputs.awsEndpoint!,
      region: stack.outputs.region!,
      credentials: credentials!,
    });
    const error = await dynamoDb
      .send(new ScanCommand({ TableName: "any-table" }))
      .catch((reason: Error) => reason);
    expect((error as Error).name).to.equal("AccessDeniedException");
    dynamoDb.destroy();
  });

  it("hides another user's purchase", async () => {
    const product = await createProduct(stack);
    const cart = await store.add(shopper.client, product);
    const { id } = await store.checkout(shopper.client, cart);
    const other = await createShopper(stack);
    expect(await store.purchase(other.client, id)).to.equal(null);
    expect(await store.purchases(other.client)).to.deep.equal([]);
  });
});
