import { expect } from "chai";
import { startFaultyDynamoDb } from "../support/faultyDynamoDb";
import { outcomeOf } from "../support/outcomes";
import { createGuest } from "../support/shopper";
import { startStack } from "../support/stack";
import { store } from "../support/store";

/** Longer than AppSync's limit for a whole request. */
const HANGS_MS = 35_000;

describe("A database that does not respond", function () {
  this.timeout(60_000);

  it("makes the API return Unavailable before AppSync's limit of 30 s, and blocks nothing else", async () => {
    const dynamoDb = await startFaultyDynamoDb();
    const stack = await startStack({ env: { DYNAMODB_ENDPOINT: dynamoDb.endpoint } });
    try {
      const guest = createGuest(stack);
      await store.add(guest, "kind-of-blue");
      let hanging = 0;
      dynamoDb.decide = (operation) =>
        operation === "UpdateItem" && hanging++ === 0 ? { delay: HANGS_MS } : undefined;
      const begun = performance.now();
      const hung = outcomeOf(store.add(guest, "kind-of-blue"));
      while (hanging === 0) await new Promise((done) => setTimeout(done, 5));
      expect((await store.add(guest, "kind-of-blue")).itemCount).to.equal(2);
      expect(performance.now() - begun, "ms for another request").to.be.below(5_000);
      expect(await hung).to.equal("Unavailable");
      expect(performance.now() - begun, "ms until the response").to.be.within(15_000, 30_000);
      expect((await store.cart(guest)).itemCount).to.equal(2);
    } finally {
      await stack.stop();
      await dynamoDb.stop();
    }
  });
});
