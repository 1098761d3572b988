import { getSaved } from "../api/operations";
import type { Operation } from "../api/operation";
import { request } from "../api/request";
import type { CartAndSaved, SavedList } from "../api/types";
import { changes } from "../live/changes";
import { observable } from "../observable";
import { singleFlight } from "../singleFlight";
import { cartState, changeAsOne } from "./cartStore";

/** The list of saved products of a cart. */
interface SavedState {
  cartId: string;
  list: SavedList;
}

/** The list as the store last returned it; null: unknown. */
export const savedState = observable<SavedState | null>(null);

/** Changes in progress. */
const running = new Set<Promise<unknown>>();

/** Fetches the list. */
export const loadSaved = singleFlight(async (): Promise<void> => {
  const { id, saved } = await request(getSaved, {});
  accept(id, saved);
});

/** Sends a change of the list; the cart changes with it. Throws the errors of `request`. */
export async function changeSaved(
  operation: Operation<CartAndSaved, { productId: string }>,
  productId: string,
): Promise<void> {
  const run = changeAsOne(() => request(operation, { productId }));
  running.add(run);
  try {
    const response = await run;
    if (response !== null) accept(response.id, response.saved);
  } finally {
    running.delete(run);
  }
}

/**
 * Keeps the list current until the signal aborts: after changes elsewhere, and after a change of
 * the cart.
 */
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

/** Responses may arrive in a different order than the requests. */
function accept(cartId: string, list: SavedList): void {
  const known = savedState.get();
  const isOld = known?.cartId === cartId && list.version > 0 && list.version < known.list.version;
  if (!isOld) savedState.set({ cartId, list });
}
