import { expect } from "chai";
import { outcomeOf, settled, times } from "../support/outcomes";
import { createShopper, type Shopper } from "../support/shopper";
import { sharedStack, type RunningStack } from "../support/stack";
import { createProduct, store, type Purchase } from "../support/store";

describe("Resent confirmations", function () {
  this.timeout(60_000);
  let stack: RunningStack;
  let product: string;
  before(async () => {
    stack = await sharedStack();
    product = await createProduct(stack);
  });

  const buy = async ({ client }: Shopper) =>
    store.checkout(client, await store.add(client, product));
  const resend = ({ client }: Shopper, { id }: Purchase) =>
    outcomeOf(
      settled(() =>
        client.field("mutation ($id: ID!) { resendConfirmation(id: $id) { confirmation } }", {
          id,
        }),
      ),
    );
  const mailsTo = async ({ email }: Shopper) =>
    (await stack.inbox()).filter(({ to, source }) => source === "ses" && to.includes(email)).length;

  it("are limited to 5 of one purchase within an hour, also for concurrent requests", async () => {
    const shopper = await createShopper(stack);
    const purchase = await buy(shopper);
    const outcomes = [];
    for (let round = 0; round < 6; round += 1) {
      outcomes.push(...(await Promise.all(times(10, () => resend(shopper, purchase)))));
    }
    expect(outcomes.filter((outcome) => outcome === "ok")).to.have.length(5);
    expect(new Set(outcomes)).to.deep.equal(new Set(["ok", "TooManyMails"]));
    expect(await mailsTo(shopper), "with the checkout's own").to.equal(6);
    expect(await store.purchases(shopper.client)).to.have.length(1);
  });

  it("are limited to 20 of one user within an hour, over all purchases, without affecting others", async () => {
    const [shopper, other] = [await createShopper(stack), await createShopper(stack)];
    const outcomes = [];
    for (let count = 0; count < 6; count += 1) {
      const purchase = await buy(shopper);
      for (let time = 0; time < 4; time += 1) outcomes.push(await resend(shopper, purchase));
    }
    const expected = [...times(20, () => "ok"), ...times(4, () => "TooManyMails")];
    expect(outcomes).to.deep.equal(expected);
    expect(await mailsTo(shopper), "with the checkouts' own").to.equal(26);
    expect(await resend(other, await buy(other))).to.equal("ok");
  });
});
