import { getSaved } from "../api/operations";
import type { Operation } from "../api/operation";
import { request } from "../api/request";
import type { CartAndSaved, SavedList } from "../api/types";
import { changes } from "../live/changes";
import { observable } from "../observable";
import { singleFlight } from "../singleFlight";
import { cartState, changeAsOne } from "./cartStore";

/** What is saved for later beside a cart. */
interface SavedState {
  cartId: string;
  list: SavedList;
}

/** As the store last returned it; null: not known yet. */
export const savedState = observable<SavedState | null>(null);

/** Changes on their way. */
const running = new Set<Promise<unknown>>();

/** Asks the store for the list. */
export const loadSaved = singleFlight(async (): Promise<void> => {
  const { id, saved } = await request(getSaved, {});
  accept(id, saved);
});

/** Sends a change of the list; the cart changes with it. Throws what `request` throws. */
export async function changeSaved(
  operation: Operation<CartAndSaved, { productId: string }>,
  productId: string,
): Promise<void> {
  const run = changeAsOne(() => request(operation, { productId }));
  running.add(run);
  try {
    const answer = await run;
    if (answer !== null) accept(answer.id, answer.saved);
  } finally {
    running.delete(run);
  }
}

/** Keeps the list true, until the signal aborts, while others change it, or another cart takes the place of this one. */
export function followSaved(signal: AbortSignal): void {
  const follow = async (version?: number) => {
    await Promise.allSettled(running);
    const known = savedState.get()?.list.version ?? -1;
    if (version === undefined || version > known) await loadSaved();
  };
  const hear = (event: Event) =>
    void follow((event as CustomEvent<number>).detail ?? undefined).catch(() => undefined);
  changes.addEventListener("saved", hear, { signal });
  cartState.watch(({ cart }) => {
    const saved = savedState.get();
    if (cart === null || saved === null || saved.cartId === cart.id) return;
    savedState.set(null);
    void loadSaved().catch(() => undefined);
  }, signal);
}

/** Answers may come in another order than they were made in. */
function accept(cartId: string, list: SavedList): void {
  const known = savedState.get();
  const isOld = known?.cartId === cartId && list.version > 0 && list.version < known.list.version;
  if (!isOld) savedState.set({ cartId, list });
}
