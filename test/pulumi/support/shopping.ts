import { expect } from "chai";
import { randomUUID } from "node:crypto";
import type { StoreClient } from "../../support/amplifyClient";
import { createGuest, register, signIn } from "../../support/shopper";
import type { RunningStack } from "../../support/stack";
import { createProduct, store } from "../../support/store";

/** The traces of a purchase in the store. */
export interface Trace {
  client: StoreClient;
  email: string;
  purchaseId: string;
  product: string;
}

/** A guest fills a cart, registers, confirms, signs in, moves the cart, buys it and gets the mail. */
export async function shop(stack: RunningStack): Promise<Trace> {
  const product = await createProduct(stack, { stock: 10, priceCents: 1500 });
  const guest = createGuest(stack);
  const page = await guest.field(`{ products(genre: JAZZ, limit: 5) { items { title } } }`);
  expect(page.items).to.have.length(5);
  await store.add(guest, product, 2);
  const guestCart = await store.cart(guest);
  const email = `engine-${randomUUID()}@example.com`;
  await register(stack, guest, email);
  const { client, userId } = await signIn(guest, email);
  const cart = await store.merge(client, guestCart);
  expect(cart).to.deep.include({ id: `user#${userId}`, itemCount: 2, totalCents: 3000 });
  const purchaseId = randomUUID();
  await store.checkout(client, cart, purchaseId);
  const trace = { client, email, purchaseId, product };
  await expectKept(stack, trace);
  const mails = (await stack.inbox()).filter(({ to }) => to.includes(email));
  expect(mails.map(({ source }) => source)).to.deep.equal(["ses", "cognito"]);
  expect(mails[0]!.text).to.contain(purchaseId).and.to.contain("30.00");
  return trace;
}

/** Expects the user, the purchase and the stock as the purchase left them. */
export async function expectKept(stack: RunningStack, trace: Trace): Promise<void> {
  const { email, purchaseId, product } = trace;
  const { client } = await signIn(createGuest(stack), email);
  expect(await store.purchase(client, purchaseId)).to.deep.include({
    id: purchaseId,
    totalCents: 3000,
    confirmation: "SENT",
  });
  expect(await store.stock(client, product)).to.equal(8);
}
