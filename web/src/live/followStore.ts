import { getSession } from "../api/operations";
import { request } from "../api/request";
import { account, leaving } from "../auth/account";
import { cartState, loadCart } from "../cart/cartStore";
import { tellChange } from "./changes";
import { connect, type Connection } from "./connection";
import { interestsOf } from "./interests";
import { pause } from "./pause";

/** Milliseconds before the first attempt to connect again, and at most before any later one. */
const firstDelay = 500;
const longestDelay = 30_000;

/** A connection that has stood for so many milliseconds was a good one. */
const goodAfter = 10_000;

/**
 * Keeps this page true while others change the cart, buy or end sessions: listens as the current user or guest, and starts again when
 * that changes. Pages that the browser has put aside do not listen.
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
  // A sign-in or sign-out changes more than the account; what comes next finds that done.
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

/** What happened before the connection stood was not heard: the cart is read once more. Resolves when it is gone. */
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
  // Another identity, with another cart: who listens has to be that one.
  cartState.watch(({ cart }) => {
    if (cart !== null && asCart !== undefined && cart.id !== asCart) end();
  }, listening.signal);
  if (asCart === undefined) end();
  await closed;
  listening.abort();
  // The session first: it may be why the connection is gone.
  if (!signal.aborted) await askSession();
}

/**
 * Nothing can be heard: asks instead. What keeps the connection away may be an ended session, a wrong clock or credentials that
 * are no good any more; the answer, or what is done about a refusal, puts that right.
 */
async function askStore(): Promise<void> {
  await askSession();
  if (navigator.onLine && !leaving.get()) await loadCart().catch(() => undefined);
}

/** Asks for the session; one that has ended signs this page out. */
async function askSession(): Promise<void> {
  if (account.get() === null || leaving.get()) return;
  await request(getSession, {}).catch(() => undefined);
}
