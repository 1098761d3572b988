import { expect } from "chai";
import type { Page, Route, WebSocketRoute } from "playwright-core";
import { closePages, openPage, settled } from "./support/browser";
import { holdTime, type HeldTime } from "./support/heldTime";
import { holdRequests } from "./support/holdRequests";

/** Maximum delay after a first failure, in milliseconds; each further failure doubles it. */
const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;

/** An attempt without a response ends after this many milliseconds. */
const START_TIMEOUT = 15_000;

const events = {
  "the machine comes online": "dispatchEvent(new Event('online'))",
  "the user returns to the page": "document.dispatchEvent(new Event('visibilitychange'))",
};

describe("shop window, attempts to connect to the live updates", function () {
  this.timeout(60_000);
  afterEach(closePages);

  for (const [name, event] of Object.entries(events)) {
    it(`are repeated at once if ${name} during an attempt that fails`, async () => {
      const { page, attempts, first } = await openHeld();
      await page.evaluate(event);
      await first.close();
      await attempts.next();
    });

    it(`are repeated at once if ${name} while the page waits`, async () => {
      const { page, attempts, first } = await openHeld();
      await fail(page, first);
      await page.evaluate(event);
      await attempts.next();
    });

    it(`are repeated at once if ${name} while the page reads the cart after a failure`, async () => {
      const { page, attempts, first } = await openHeld();
      const respond = await holdRequests(page);
      await fail(page, first);
      await page.evaluate(event);
      await attempts.next();
      respond();
    });

    it(`are prepared again at once if ${name} while their module cannot be fetched`, async () => {
      const page = await openPage();
      const fetched: Route[] = [];
      let arrived = (): void => undefined;
      const fetches = async (count: number) => {
        while (fetched.length < count) await new Promise<void>((done) => (arrived = done));
      };
      await page.route("**/followStore*.js*", (route) => {
        fetched.push(route);
        arrived();
      });
      await page.goto("/catalogue");
      await fetches(1);
      await settled(page);
      await holdTime(page);
      await fetched[0]!.abort();
      await fetches(2);
      await page.evaluate(event);
      await fetched[1]!.abort();
      await fetches(3);
      await fetched[2]!.continue();
    });
  }

  it("end when the network is lost, and are repeated at once when it is back", async () => {
    const { page, attempts, first } = await openHeld();
    const closed = new Promise<void>((done) => first.onClose(() => done()));
    await page.context().setOffline(true);
    await closed;
    await page.context().setOffline(false);
    await attempts.next();
  });

  it("do not start while the machine is offline", async () => {
    const { page, attempts, first, time } = await openHeld();
    await page.context().setOffline(true);
    await page.waitForSelector("#offline:not([hidden])");
    await first.close();
    await time.pass(LONGEST_DELAY);
    expect(attempts.count()).to.equal(1);
    await page.context().setOffline(false);
    await attempts.next();
  });

  it("follow each other with short delays again after the machine has come online", async () => {
    const { page, attempts, first, time } = await openHeld();
    let attempt = first;
    for (let delay = FIRST_DELAY; delay < START_TIMEOUT; delay *= 2) {
      await fail(page, attempt);
      await time.pass(delay);
      attempt = await attempts.next();
    }
    await fail(page, attempt);
    await page.evaluate(events["the machine comes online"]);
    const next = await attempts.next();
    await next.close();
    await page.evaluate("0"); // afterwards the page waits; it may still read the cart as before
    await time.pass(FIRST_DELAY);
    await attempts.next();
  });

  it("wait a moment after the loss of a connection during which the user returned to the page", async () => {
    const { page, attempts, first, time } = await openHeld();
    await accept(page, first);
    await page.evaluate(events["the user returns to the page"]);
    await first.close();
    await page.evaluate("new Promise((done) => fetch('/').then(done))");
    expect(attempts.count()).to.equal(1);
    await time.pass(FIRST_DELAY);
    await attempts.next();
  });
});

interface HeldPage {
  page: Page;
  attempts: Attempts;
  /** An attempt in progress, to which the server has not responded. */
  first: WebSocketRoute;
  /** The time in the page: its own timers do not start an attempt. */
  time: HeldTime;
}

/** A guest's page whose attempts to connect get no response until the test gives one. */
async function openHeld(): Promise<HeldPage> {
  const page = await openPage();
  const attempts = await holdAttempts(page);
  await page.goto("/catalogue");
  const first = await attempts.next();
  await settled(page);
  const time = await holdTime(page);
  return { page, attempts, first, time };
}

interface Attempts {
  /** Resolves with the next attempt to connect. */
  next(): Promise<WebSocketRoute>;
  count(): number;
}

async function holdAttempts(page: Page): Promise<Attempts> {
  const attempts: WebSocketRoute[] = [];
  let taken = 0;
  let arrived = (): void => undefined;
  await page.routeWebSocket(/\/graphql\/realtime/, (socket) => {
    attempts.push(socket);
    arrived();
  });
  return {
    count: () => attempts.length,
    next: () =>
      new Promise((resolve) => {
        arrived = () => {
          const attempt = attempts[taken];
          if (attempt === undefined) return;
          taken += 1;
          arrived = () => undefined;
          resolve(attempt);
        };
        arrived();
      }),
  };
}

/** Lets an attempt fail, and waits until the page reads the cart instead. */
async function fail(page: Page, attempt: WebSocketRoute): Promise<void> {
  const asked = page.waitForRequest("**/graphql");
  await attempt.close();
  await asked;
}

/** Starts the subscription of a guest's page as the server does, and waits until the page uses it. */
async function accept(page: Page, attempt: WebSocketRoute): Promise<void> {
  const asked = page.waitForRequest("**/graphql");
  attempt.onMessage((message) => {
    const { type, id } = JSON.parse(String(message));
    if (type === "start") attempt.send(JSON.stringify({ type: "start_ack", id }));
  });
  attempt.send('{"type":"connection_ack"}');
  await asked;
  await settled(page);
}
