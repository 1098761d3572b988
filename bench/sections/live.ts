import { HttpSender } from "../lib/httpSender";
import type { BenchOptions } from "../lib/options";
import type { Row, SectionResult } from "../lib/report";
import { digits, median, percentile } from "../lib/statistics";
import { createDevice } from "../../test/support/device";
import { launchBrowser } from "../../test/support/launchBrowser";
import { RealtimeSocket } from "pulumi-aws-local";
import { keysOf, signedHeaders, type AwsKeys } from "../../test/support/signed";
import { startStack, type StartedStack } from "../../test/support/stack";
import { createProduct } from "../../test/support/store";

const EVENT = "subscription { onCartChanged { id version itemCount } }";
const CHANGE = `mutation ($productId: ID!, $quantity: Int!) {
  setCartItemQuantity(productId: $productId, quantity: $quantity) { id version itemCount } }`;

/** Subscriptions per connection; AppSync allows 200. */
const EACH = 50;

/** Changes per round. */
const CHANGES = 50;

/** The delay of live events, and the time until a visitor sees the catalogue. */
export async function live(options: BenchOptions): Promise<SectionResult> {
  const stack = await startStack();
  try {
    const rows: Row[] = [];
    for (const subscribers of [1, 500]) rows.push(await latency(stack, subscribers, options));
    rows.push(await firstSight(stack, options));
    return {
      title: `Live, ${options.rounds} rounds of ${CHANGES} changes`,
      rows,
      notes: [
        "after response: from the mutation's response at one client to its event at another, over every subscriber; below zero when the event came first.",
        "after request: from sending the mutation. All clients are subscribers of the same cart.",
        "largest contentful paint: Chromium, a new visitor each time, no cache.",
      ],
    };
  } finally {
    await stack.stop();
  }
}

async function latency(
  stack: StartedStack,
  subscribers: number,
  { rounds }: BenchOptions,
): Promise<Row> {
  const guest = createDevice(stack);
  const keys = await keysOf(guest);
  const productId = await createProduct(stack);
  const sender = new HttpSender(stack.origin, 1);
  const heard = new Deliveries(subscribers);
  const sockets = await listen(stack, keys, subscribers, heard);
  const afterResponse: number[] = [];
  const afterRequest: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (let change = 0; change < CHANGES; change += 1) {
      const variables = { productId, quantity: 1 + (change % 90) };
      const body = JSON.stringify({ query: CHANGE, variables });
      const headers = await signedHeaders(stack, body, { keys });
      const all = heard.next();
      const sent = performance.now();
      await sender.graphQl({ path: "/graphql", headers, body });
      const respondedAt = performance.now();
      const times = await all;
      if (round === 0) continue; // warm-up
      afterResponse.push(...times.map((time) => time - respondedAt));
      afterRequest.push(...times.map((time) => time - sent));
    }
  }
  for (const socket of sockets) await socket.close();
  await sender.close();
  return {
    what: `event at ${subscribers} subscriber${subscribers === 1 ? "" : "s"}`,
    "after response p50 ms": digits(percentile(afterResponse, 0.5)),
    "after response p99 ms": digits(percentile(afterResponse, 0.99)),
    "after request p50 ms": digits(percentile(afterRequest, 0.5)),
    "after request p99 ms": digits(percentile(afterRequest, 0.99)),
  };
}

/** Collects when each subscriber received one change. */
class Deliveries {
  #times: number[] = [];
  #done: (times: number[]) => void = () => {};

  constructor(private readonly subscribers: number) {}

  /**
   * The times of the next change, when all subscribers have received it. @throws Error after ten
   * seconds
   */
  next(): Promise<number[]> {
    this.#times = [];
    return new Promise((done, fail) => {
      const late = setTimeout(() => {
        fail(
          new Error(`${this.#times.length} of ${this.subscribers} subscribers received the event.`),
        );
      }, 10_000);
      this.#done = (times) => {
        clearTimeout(late);
        done(times);
      };
    });
  }

  add(): void {
    this.#times.push(performance.now());
    if (this.#times.length === this.subscribers) this.#done(this.#times);
  }
}

async function listen(
  stack: StartedStack,
  keys: AwsKeys,
  subscribers: number,
  heard: Deliveries,
): Promise<RealtimeSocket[]> {
  const { graphqlUrl, realtimeUrl } = stack.outputs;
  const connecting = { outputs: { ...stack.outputs, graphqlUrl: `${graphqlUrl}/connect` } };
  const sockets: RealtimeSocket[] = [];
  for (let first = 0; first < subscribers; first += EACH) {
    const proof = await signedHeaders(connecting, "{}", { keys });
    const socket = await RealtimeSocket.open(realtimeUrl!, proof);
    const authorization = await signedHeaders(
      stack,
      JSON.stringify({ query: EVENT, variables: {} }),
      { keys },
    );
    for (let id = first; id < Math.min(subscribers, first + EACH); id += 1) {
      const response = await socket.start(String(id), EVENT, authorization);
      if (response.type !== "start_ack") throw new Error(`Refused: ${JSON.stringify(response)}`);
    }
    socket.socket.on("message", (text) => {
      if (JSON.parse(String(text)).type === "data") heard.add();
    });
    sockets.push(socket);
  }
  return sockets;
}

async function firstSight(stack: StartedStack, { rounds }: BenchOptions): Promise<Row> {
  const browser = await launchBrowser();
  try {
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await page.addInitScript({ content: OBSERVE });
      await page.goto(`${stack.origin}/catalogue`);
      await page.waitForSelector(".card-title");
      await page.waitForLoadState("networkidle");
      const largest = await page.evaluate<number>("largestPaint");
      if (!(largest > 0)) throw new Error("The catalogue was not painted.");
      if (round > 0) times.push(largest); // the first visit starts the browser
      await context.close();
    }
    return {
      what: "catalogue, largest contentful paint",
      "median ms": digits(median(times)),
      "slowest ms": digits(percentile(times, 1)),
    };
  } finally {
    await browser.close();
  }
}

const OBSERVE = `
  window.largestPaint = 0;
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) largestPaint = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
`;
