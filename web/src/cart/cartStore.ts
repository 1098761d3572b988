import { request } from "../api/request";
import * as operations from "../api/operations";
import type { Cart } from "../api/types";
import { observable } from "../observable";
import { singleFlight } from "../singleFlight";
import { rememberTerm } from "./guestCartTerm";

/** The cart as the store last returned it (null: unknown), and the changes in progress. */
export interface CartState {
  cart: Cart | null;
  /** Quantities on their way to the store, by product id. */
  wanted: ReadonlyMap<string, number>;
}

export const cartState = observable<CartState>({ cart: null, wanted: new Map() });

const wanted = new Map<string, number>();
const running = new Map<string, Promise<void>>();
/**
 * Responses to requests of an earlier epoch belong to another cart (before a sign-in or checkout).
 */
let epoch = 0;

/** The displayed quantity of a product: the requested one, or else the store's. */
export function quantityOf(productId: string, state = cartState.get()): number {
  const line = state.cart?.lines.find((candidate) => candidate.productId === productId);
  return state.wanted.get(productId) ?? line?.quantity ?? 0;
}

/** The displayed number of copies in the cart; null if unknown. */
export function itemCount(state = cartState.get()): number | null {
  if (state.cart === null) return null;
  let count = state.cart.itemCount;
  for (const [productId, quantity] of state.wanted) {
    const line = state.cart.lines.find((candidate) => candidate.productId === productId);
    count += quantity - (line?.quantity ?? 0);
  }
  return count;
}

/** Fetches the cart. Simultaneous calls share one request. */
export const loadCart = singleFlight(async (): Promise<Cart> => {
  for (;;) {
    const startedIn = epoch;
    const before = cartState.get().cart;
    // If another cart has replaced this one meanwhile, later callers need the new one.
    const isOfThePast = (): boolean => startedIn !== epoch;
    try {
      const cart = await request(operations.getCart, {});
      if (isOfThePast()) continue;
      // The response to a change has overtaken this one.
      if (isOlder(cart) && cartState.get().cart !== before) continue;
      accept(cart);
      return cart;
    } catch (error) {
      if (!isOfThePast()) throw error;
    }
  }
});

/**
 * Ensures that the version of a cart from an event is loaded. The page's own changes return their
 * version.
 */
export async function catchUp(id: string, version: number): Promise<void> {
  await cartSettled().catch(() => undefined);
  // A request that is already in progress may return an older version.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { cart } = cartState.get();
    if (cart !== null && (cart.id !== id || cart.version >= version)) return;
    await loadCart();
  }
}

/**
 * Sets the quantity (0 to 99) of a product in the cart. The page shows it immediately. Calls for
 * the same product are sent one after the other, and calls during a request are combined into one
 * with the last quantity. If the store refuses, the page shows the store's cart and the promise
 * rejects.
 */
export function wantQuantity(productId: string, quantity: number): Promise<void> {
  wanted.set(productId, quantity);
  publish();
  let run = running.get(productId);
  if (run === undefined) {
    run = settle(productId).finally(() => {
      running.delete(productId);
      publish();
    });
    running.set(productId, run);
    run.catch(() => undefined);
  }
  return run;
}

/** Resolves when no change is in progress; rejects if one failed. */
export async function cartSettled(): Promise<void> {
  await Promise.all(running.values());
}

/** Empties the cart. */
export async function emptyCart(): Promise<void> {
  await changeAsOne(() => request(operations.clearCart, {}));
}

/**
 * Sends a change of the cart after the changes in progress. Returns the store's response, or null
 * if it concerns another cart than the current one.
 */
export async function changeAsOne<T extends Cart>(send: () => Promise<T>): Promise<T | null> {
  await cartSettled().catch(() => undefined);
  const startedIn = epoch;
  const cart = await send();
  if (startedIn !== epoch) return null;
  // The response to a later change may have arrived first. An expired cart has version 0.
  if (isOlder(cart) && cart.version > 0) publish();
  else accept(cart);
  return cart;
}

/** Replaces the cart after a sign-in, sign-out or checkout. null: unknown. */
export function replaceCart(cart: Cart | null): void {
  epoch += 1;
  wanted.clear();
  cartState.set({ cart, wanted: new Map() });
}

async function settle(productId: string): Promise<void> {
  const startedIn = epoch;
  try {
    let quantity: number | undefined;
    while ((quantity = wanted.get(productId)) !== undefined && startedIn === epoch) {
      const cart = await change(productId, quantity);
      if (startedIn !== epoch) return;
      // If another quantity was requested meanwhile, the next round sends it.
      if (wanted.get(productId) === quantity) wanted.delete(productId);
      // The response to a later change of another product may have arrived first.
      if (isOlder(cart)) publish();
      else accept(cart);
    }
  } catch (error) {
    if (startedIn === epoch) {
      wanted.delete(productId);
      publish();
      await loadCart().catch(() => undefined);
    }
    throw error;
  }
}

function change(productId: string, quantity: number): Promise<Cart> {
  const known = cartState.get().cart?.lines.some((line) => line.productId === productId) ?? false;
  if (quantity === 0) return request(operations.removeCartItem, { productId });
  // A first copy is added and not set, so that copies from another device are kept.
  const operation = known ? operations.setCartItemQuantity : operations.addCartItem;
  return request(operation, { productId, quantity });
}

/**
 * Whether a cart is older than the loaded one. An expired cart, which is empty with version 0, also
 * counts as older.
 */
function isOlder(cart: Cart): boolean {
  const known = cartState.get().cart;
  return known !== null && known.id === cart.id && cart.version < known.version;
}

function accept(cart: Cart): void {
  rememberTerm(cart);
  cartState.set({ cart, wanted: new Map(wanted) });
}

function publish(): void {
  cartState.set({ cart: cartState.get().cart, wanted: new Map(wanted) });
}
