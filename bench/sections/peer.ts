import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HttpSender, type PreparedRequest } from "../lib/httpSender";
import type { Round } from "../lib/drive";
import type { BenchOptions } from "../lib/options";
import type { Row, SectionResult } from "../lib/report";
import { digits, median, percentile } from "../lib/statistics";
import { stockUp } from "../stack/catalogue";
import { openStackHome, type StackHome } from "../stack/engineStack";
import { fillCarts, keepCarts } from "../stack/fillCarts";
import { installPeer } from "../stack/installPeer";
import { repeat, roundOf } from "../stack/load";
import { createUsers, type Member } from "../stack/members";
import { startPeer } from "../stack/peer";
import { peerConfig } from "../stack/peerApi";

const LINES = "id version itemCount lines { productId quantity }";

/** The documents that both servers support. */
const DOCUMENTS: Record<string, string> = {
  products: `{ products(genre: JAZZ, limit: 24) { items { id title artist year genre priceCents stock image } nextToken } }`,
  cart: `{ cart { ${LINES} } }`,
  addCartItem: `mutation ($productId: ID!) { addCartItem(productId: $productId, quantity: 1) { ${LINES} } }`,
};

/** The same API, users and engine, served by @aws-amplify/amplify-appsync-simulator. */
export async function peer(options: BenchOptions): Promise<SectionResult> {
  const title = `Peer: amplify-appsync-simulator, ${options.inFlight} in flight, as a user`;
  const folder = installPeer();
  if (folder === undefined) {
    return {
      title,
      rows: [],
      notes: ["SKIPPED: its package could not be installed on this machine."],
    };
  }
  const home = await openStackHome(options);
  try {
    const rows = await compare(home, folder, options);
    const notes = [
      "The peer verifies no signature, no policy and no session. It supports neither BatchGetItem nor transactions.",
      "Same engine, users, documents; addCartItem is one read and one conditional write for both.",
    ];
    return { title, rows, notes };
  } finally {
    await home.stop();
  }
}

async function compare(home: StackHome, folder: string, options: BenchOptions): Promise<Row[]> {
  const { inFlight, rounds, seconds, only } = options;
  const stack = await home.start();
  const sender = new HttpSender(stack.origin, inFlight);
  const products = await stockUp(home.engine);
  const users = await createUsers(stack, 32);
  const scenes = await fillCarts(sender, users, products);
  const resetCarts = await keepCarts(home.engine, scenes);
  const schema = readFileSync(join(__dirname, "..", "..", "schema.graphql"), "utf8");
  const tables = {
    products: await home.engine.table("-products-"),
    carts: await home.engine.table("-carts-"),
  };
  const at = { endpoint: home.endpoint, region: stack.outputs.region! };
  const other = await startPeer(folder, peerConfig(schema, tables, at), inFlight);
  const rows: Row[] = [];
  try {
    for (const [name, document] of Object.entries(DOCUMENTS).filter(([n]) => n.includes(only))) {
      const requests = await requestsOf(users, document, name === "addCartItem" ? products : []);
      await resetCarts();
      await expectSame(sender, other.sender, requests[0]!, resetCarts);
      const uses = name === "addCartItem" ? 98 : Infinity;
      const round = (to: HttpSender) =>
        roundOf({ inFlight, seconds, resetCarts }, async () =>
          repeat(uses, requests, (request) => to.graphQl(request)),
        );
      await round(sender);
      await round(other.sender);
      const own: Round[] = [];
      const theirs: Round[] = [];
      for (let at = 0; at < rounds; at += 1) {
        own.push(await round(sender));
        theirs.push(await round(other.sender));
      }
      rows.push({
        operation: name,
        "requests/s": digits(median(own.map(({ rate }) => rate))),
        "p99 ms": digits(
          percentile(
            own.flatMap(({ latencies }) => latencies),
            0.99,
          ),
        ),
        "peer/s": digits(median(theirs.map(({ rate }) => rate))),
        "peer p99 ms": digits(
          percentile(
            theirs.flatMap(({ latencies }) => latencies),
            0.99,
          ),
        ),
        "times as fast": digits(median(own.map(({ rate }, index) => rate / theirs[index]!.rate))),
      });
    }
    return rows;
  } finally {
    await other.stop();
    await sender.close();
    await stack.stop();
  }
}

function requestsOf(
  users: readonly Member[],
  document: string,
  products: readonly string[],
): Promise<PreparedRequest[]> {
  const variables = products.length === 0 ? [{}] : products.map((productId) => ({ productId }));
  return Promise.all(
    variables.flatMap((each) => users.map((user) => user.request(document, each))),
  );
}

/** Checks that both servers do the same work. @throws Error with both responses */
async function expectSame(
  one: HttpSender,
  other: HttpSender,
  request: PreparedRequest,
  resetCarts: () => Promise<void>,
): Promise<void> {
  const responses: string[] = [];
  for (const sender of [one, other]) {
    await resetCarts();
    // Page tokens differ between the servers.
    const text = await sender.graphQl(request);
    responses.push(text.replace(/"nextToken":"[^"]*"/, '"nextToken":"…"'));
  }
  const [own, theirs] = responses.map((text) => JSON.stringify(sorted(JSON.parse(text))));
  if (own !== theirs) throw new Error(`The responses differ:\n${own}\n${theirs}`);
}

/** Sorts members by name, and lines by product. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
