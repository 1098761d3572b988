import { getSession } from "../api/operations";
import { request } from "../api/request";
import { account, leaving } from "../auth/account";
import { cartState, loadCart } from "../cart/cartStore";
import { tellChange } from "./changes";
import { connect, type Connection } from "./connection";
import { interestsOf } from "./interests";
import { pause } from "./pause";

/**
 * Delay before the first reconnection attempt in milliseconds; the next constant is the maximum
 * delay.
 */
const firstDelay = 500;
const longestDelay = 30_000;

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

/** Stays connected until the signal aborts. */
async function follow(signal: AbortSignal): Promise<void> {
  let failures = 0;
  let wasConnected = false;
  // A sign-in or sign-out changes more than the account; the following code needs the final state.
  await pause(100, signal);
  while (!signal.aborted) {
    try {
      const connection = await connect(interestsOf(account.get()), signal);
      const since = Date.now();
      if (wasConnected) tellChange("purchases", "sessions", "saved");
      wasConnected = true;
      await listen(connection, signal);
      failures = Date.now() - since > goodAfter ? 0 : failures + 1;
    } catch {
      failures += 1;
      if (!signal.aborted) await askStore();
    }
    if (signal.aborted) return;
    const delay = Math.min((firstDelay / 2) * 2 ** failures, longestDelay);
    await pause(delay * (0.5 + Math.random() / 2), signal);
  }
}

/**
 * Events before the connection were missed, so the cart is read again. Resolves when the connection
 * is closed.
 */
async function listen({ closed, close }: Connection, signal: AbortSignal): Promise<void> {
  const listening = new AbortController();
  const end = () => {
    close();
    listening.abort();
  };
  addEventListener("offline", end, { signal: listening.signal });
  const asCart = await loadCart().then(
    ({ id }) => id,
    () => undefined,
  );
  // Another identity has another cart, so the subscriber has to change too.
  cartState.watch(({ cart }) => {
    if (cart !== null && asCart !== undefined && cart.id !== asCart) end();
  }, listening.signal);
  if (asCart === undefined) end();
  await closed;
  listening.abort();
  // The session comes first: its end may have closed the connection.
  if (!signal.aborted) await askSession();
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
  if (account.get() === null || leaving.get()) return;
  await request(getSession, {}).catch(() => undefined);
}
