import { request } from "../api/request";
import * as operations from "../api/operations";
import type { Cart } from "../api/types";
import { observable } from "../observable";
import { singleFlight } from "../singleFlight";
import { rememberTerm } from "./guestCartTerm";

/** The cart as the store last returned it (null: not known yet), and what the shopper already asked for. */
export interface CartState {
  cart: Cart | null;
  /** Quantities on their way to the store, by product id. */
  wanted: ReadonlyMap<string, number>;
}

export const cartState = observable<CartState>({ cart: null, wanted: new Map() });

const wanted = new Map<string, number>();
const running = new Map<string, Promise<void>>();
/** Answers to requests of an earlier epoch belong to another cart (before a sign-in or checkout). */
let epoch = 0;

/** How many of a product the shopper sees in the cart: what was asked for, else what the store said. */
export function quantityOf(productId: string, state = cartState.get()): number {
  const line = state.cart?.lines.find((candidate) => candidate.productId === productId);
  return state.wanted.get(productId) ?? line?.quantity ?? 0;
}

/** How many records the shopper sees in the cart; null while that is not known. */
export function itemCount(state = cartState.get()): number | null {
  if (state.cart === null) return null;
  let count = state.cart.itemCount;
  for (const [productId, quantity] of state.wanted) {
    const line = state.cart.lines.find((candidate) => candidate.productId === productId);
    count += quantity - (line?.quantity ?? 0);
  }
  return count;
}

/** Asks the store for the cart; simultaneous calls share one request. */
export const loadCart = singleFlight(async (): Promise<Cart> => {
  for (;;) {
    const startedIn = epoch;
    const before = cartState.get().cart;
    // If another cart has replaced this one meanwhile, later callers want that one.
    const isOfThePast = (): boolean => startedIn !== epoch;
    try {
      const cart = await request(operations.getCart, {});
      if (isOfThePast()) continue;
      // The answer to a change has overtaken this one.
      if (isOlder(cart) && cartState.get().cart !== before) continue;
      accept(cart);
      return cart;
    } catch (error) {
      if (!isOfThePast()) throw error;
    }
  }
});

/** Makes sure that a version of a cart from an event is known: own changes return it by themselves. */
export async function catchUp(id: string, version: number): Promise<void> {
  await cartSettled().catch(() => undefined);
  // A request that was already on its way may bring an older one.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { cart } = cartState.get();
    if (cart !== null && (cart.id !== id || cart.version >= version)) return;
    await loadCart();
  }
}

/**
 * Wants `quantity` (0 to 99) of a product in the cart. It shows at once; calls for the same product
 * follow each other, and those made meanwhile are one request with the last quantity. When the
 * store refuses, the true cart is shown again and the promise rejects.
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

/** Resolves when no change is on its way any more; rejects when one failed. */
export async function cartSettled(): Promise<void> {
  await Promise.all(running.values());
}

/** Empties the cart. */
export async function emptyCart(): Promise<void> {
  await changeAsOne(() => request(operations.clearCart, {}));
}

/**
 * Sends a change of the cart that must not cross those on their way. Returns the store's answer, or null where it concerns
 * another cart than the present one.
 */
export async function changeAsOne<T extends Cart>(send: () => Promise<T>): Promise<T | null> {
  await cartSettled().catch(() => undefined);
  const startedIn = epoch;
  const cart = await send();
  if (startedIn !== epoch) return null;
  // The answer to a later change may have come first. A cart that has run out has version 0.
  if (isOlder(cart) && cart.version > 0) publish();
  else accept(cart);
  return cart;
}

/** Puts another cart in the place of this one: after a sign-in, sign-out or checkout. null: not known. */
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
      // Asked for something else while this was on its way: the next round sends that.
      if (wanted.get(productId) === quantity) wanted.delete(productId);
      // The answer to a later change of another product may have come first.
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
  // A first copy is added rather than set, so that another device's copies are not taken away.
  const operation = known ? operations.setCartItemQuantity : operations.addCartItem;
  return request(operation, { productId, quantity });
}

/** Whether a view of the cart is from before the one that is known. A cart that has run out is as well, as an empty one of version 0. */
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
