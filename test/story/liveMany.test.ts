import { expect } from "chai";
import type { StoreClient } from "../support/amplifyClient";
import { pause, times } from "../support/outcomes";
import { RealtimeSocket } from "pulumi-aws-local";
import { createGuest } from "../support/shopper";
import { keysOf, signedHeaders } from "../support/signed";
import { sharedStack, type RunningStack } from "../support/stack";
import { createProduct, store } from "../support/store";

const GUESTS = 50;
const SUBSCRIPTIONS = 10;
const CHANGES = 4;
const CART = "subscription { onCartChanged { id version } }";

/** A guest's connection with its subscriptions started. */
async function listen(stack: RunningStack, client: StoreClient): Promise<RealtimeSocket> {
  const keys = await keysOf(client);
  const { graphqlUrl, realtimeUrl } = stack.outputs;
  const connecting = { outputs: { ...stack.outputs, graphqlUrl: `${graphqlUrl}/connect` } };
  const proof = await signedHeaders(connecting, "{}", { keys });
  const socket = await RealtimeSocket.open(realtimeUrl!, proof);
  const body = JSON.stringify({ query: CART, variables: {} });
  const authorization = await signedHeaders(stack, body, { keys });
  for (let id = 0; id < SUBSCRIPTIONS; id += 1) {
    expect(await socket.start(String(id), CART, authorization)).to.include({ type: "start_ack" });
  }
  return socket;
}

describe("Live events with five hundred subscriptions", function () {
  this.timeout(60_000);

  it("deliver to each exactly its own guest's changes, in order", async () => {
    const stack = await sharedStack();
    const product = await createProduct(stack);
    const clients = times(GUESTS, () => createGuest(stack));
    const sockets: RealtimeSocket[] = [];
    for (const client of clients) sockets.push(await listen(stack, client));
    const made = await Promise.all(
      clients.map(async (client) => {
        const events: { id: string; version: number }[] = [];
        for (let change = 0; change < CHANGES; change += 1) {
          const { id, version } = await store.add(client, product);
          events.push({ id, version });
        }
        return events;
      }),
    );
    const isComplete = ({ received }: RealtimeSocket) =>
      received.filter(({ type }) => type === "data").length >= SUBSCRIPTIONS * CHANGES;
    for (const end = Date.now() + 10_000; !sockets.every(isComplete) && Date.now() < end;)
      await pause(10);
    await pause(100); // for events that are too many
    const heard = sockets.map(({ received: messages }) =>
      times(SUBSCRIPTIONS, (id) =>
        messages
          .filter((message) => message.type === "data" && message.id === String(id))
          .map(({ payload }) => payload.data.onCartChanged),
      ),
    );
    await Promise.all(sockets.map((socket) => socket.close()));
    expect(heard).to.deep.equal(made.map((events) => times(SUBSCRIPTIONS, () => events)));
  });
});
