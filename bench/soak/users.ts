import { randomUUID } from "node:crypto";
import { sessionApi, type Device } from "../../test/support/device";
import { PASSWORD, register, signIn } from "../../test/support/shopper";
import type { RunningStack } from "../../test/support/stack";
import { store, type Cart } from "../../test/support/store";
import type { Tally } from "./tally";

/**
 * One visit of a new user: from guest to purchase. Many users use the same device one after the
 * other.
 */
export async function visitAsUser(
  stack: RunningStack,
  client: Device,
  products: readonly string[],
  tally: Tally,
): Promise<void> {
  const email = `soak-${randomUUID()}@example.com`;
  const product = products[Math.floor(Math.random() * products.length)]!;
  const step = (name: string, work: () => Promise<unknown>) => tally.time(name, work);
  let guestCart: Cart | undefined;
  await step("guest adds", async () => (guestCart = await store.add(client, product, 2)));
  await step("sign-up", () => register(stack, client, email));
  await step("sign-in", () => signIn(client, email));
  await step("merge", () => store.merge(client, guestCart!));
  await step("subscribe, change, receive, unsubscribe", async () => {
    const listener = await client.listen(
      "subscription { onCartChanged { id version lines { productId quantity } } }",
    );
    try {
      await store.add(client, product);
      await listener.heard(1);
    } finally {
      listener.stop();
    }
  });
  await step("token refresh", () => client.auth.fetchAuthSession({ forceRefresh: true }));
  for (let version = 0; version < 3; version++) {
    await step("saveSession", () => sessionApi.save(client, { page: version }, version));
  }
  await step("sessions", () => sessionApi.all(client));
  await step("checkout", async () => store.checkout(client, await store.cart(client)));
  await step("purchases", () => store.purchases(client));
  await step("rejected sign-in", async () => {
    await client.auth.signOut();
    const wrong = { username: email, password: `${PASSWORD}!` };
    const name = await client.auth.signIn(wrong).catch((error: Error) => error.name);
    if (name !== "NotAuthorizedException") throw new Error(`Unexpected error ${String(name)}`);
  });
  await step("second session", () => signIn(client, email, { device: "second" }));
  await step("end other sessions", () => sessionApi.endOthers(client));
  await step("end own session", async () => {
    const { id } = await sessionApi.current(client);
    await sessionApi.end(client, id);
    const outcome = await store.cart(client).catch((error: Error) => error.name);
    if (outcome !== "SessionEnded") throw new Error(`${String(outcome)} after the session's end`);
  });
  await step("sign-out", () => client.auth.signOut());
}
