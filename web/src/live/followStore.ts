import { getSession } from "../api/operations";
import { request } from "../api/request";
import { account, leaving } from "../auth/account";
import { cartState, loadCart } from "../cart/cartStore";
import { tellChange } from "./changes";
import { connect, type Connection } from "./connection";
import { interestsOf } from "./interests";
import { createRetryTimer } from "./retryTimer";

/**
 * Delay before the first reconnection attempt in milliseconds; the next constant is the maximum
 * delay.
 */
const firstDelay = 500;
const longestDelay = 30_000;

/**
 * A sign-in or sign-out changes more than the account. This many milliseconds later all of it is
 * done.
 */
const settlesWithin = 100;

/** After this many milliseconds a connection counts as stable. */
const goodAfter = 10_000;

/**
 * Keeps this page current while others change the cart, buy or end sessions: subscribes as the
 * current user or guest, and again when that changes. Pages in the back/forward cache do not
 * subscribe.
 */
export function followStore(): void {
  let current: { key: string; controller: AbortController } | undefined;
  const stop = () => {
    current?.controller.abort();
    current = undefined;
  };
  const start = () => {
    const key = account.get()?.sessionId ?? "guest";
    if (current?.key === key) return;
    stop();
    const controller = new AbortController();
    current = { key, controller };
    void follow(controller.signal);
  };
  account.watch(start);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) start();
  });
}

/**
 * Stays connected until the signal aborts. The delays between attempts grow, until the machine
 * comes online or the user returns to the page: failures before that say nothing about later
 * attempts.
 */
async function follow(signal: AbortSignal): Promise<void> {
  const retries = createRetryTimer(signal);
  let failures = 0;
  let wasConnected = false;
  const connected = (): void => {
    if (wasConnected) tellChange("purchases", "sessions", "saved");
    wasConnected = true;
  };
  await new Promise((settled) => setTimeout(settled, settlesWithin));
  while (!signal.aborted) {
    retries.forget();
    const outcome = await attempt(connected, retries.forget, signal);
    if (signal.aborted) return;
    failures = outcome === "stable" ? 0 : failures + 1;
    const delay = Math.min((firstDelay / 2) * 2 ** failures, longestDelay);
    // The session comes first: its end may have closed the connection.
    const check = outcome === "failed" ? askStore() : askSession();
    if (await retries.wait(delay * (0.5 + Math.random() / 2), check)) failures = 0;
  }
}

/**
 * Connects, and listens until the connection is closed. The loss of the network ends this
 * immediately: on a new network, the requests and the socket may get no response for long.
 */
async function attempt(
  connected: () => void,
  closed: () => void,
  signal: AbortSignal,
): Promise<"failed" | "unstable" | "stable"> {
  const ending = new AbortController();
  const end = () => ending.abort();
  signal.addEventListener("abort", end, { signal: ending.signal });
  addEventListener("offline", end, { signal: ending.signal });
  try {
    const connection = await connect(interestsOf(account.get()), ending.signal);
    void connection.closed.then(closed);
    const since = Date.now();
    connected();
    await listen(connection, ending.signal);
    return Date.now() - since > goodAfter ? "stable" : "unstable";
  } catch {
    return "failed";
  } finally {
    end();
  }
}

/**
 * Events before the connection were missed, so the cart is read again. Resolves when the connection
 * is closed.
 */
async function listen({ closed, close }: Connection, signal: AbortSignal): Promise<void> {
  const asCart = await Promise.race([
    closed,
    loadCart().then(
      ({ id }) => id,
      () => undefined,
    ),
  ]);
  if (asCart === undefined) return close();
  // Another identity has another cart, so the subscriber has to change too.
  cartState.watch(({ cart }) => {
    if (cart !== null && cart.id !== asCart) close();
  }, signal);
  await closed;
}

/**
 * Without a connection the page polls. An ended session, a wrong clock or invalid credentials may
 * prevent the connection; the response, or the handling of the error, corrects that.
 */
async function askStore(): Promise<void> {
  await askSession();
  if (navigator.onLine && !leaving.get()) await loadCart().catch(() => undefined);
}

/** Reads the session. If it has ended, this page signs out. */
async function askSession(): Promise<void> {
  if (!navigator.onLine || account.get() === null || leaving.get()) return;
  await request(getSession, {}).catch(() => undefined);
}
