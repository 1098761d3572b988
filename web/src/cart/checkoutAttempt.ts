import { isStoreError } from "../api/errors";
import { request } from "../api/request";
import { checkout, getPurchase } from "../api/operations";
import type { Cart, Purchase } from "../api/types";
import { parseKept } from "../parseKept";

const storageKey = "jukebox.checkout";

/** An attempt to buy one state of a cart. With the same key it can be repeated and buys once. */
interface CheckoutAttempt {
  cartId: string;
  idempotencyKey: string;
  cartVersion: number;
  expectedTotalCents: number;
  /** Quantities by product id. The same version and total with other lines is another attempt. */
  lines: string;
}

/**
 * Buys a cart as displayed. The attempt is stored until the store has responded, even across
 * reloads, so that a retry after a lost response uses the same key. Throws the errors of `request`.
 */
export async function buy(cart: Cart): Promise<Purchase> {
  const attempt = takeAttempt(cart);
  const { idempotencyKey, cartVersion, expectedTotalCents } = attempt;
  try {
    const purchase = await request(checkout, { idempotencyKey, cartVersion, expectedTotalCents });
    sessionStorage.removeItem(storageKey);
    return purchase;
  } catch (error) {
    if (isRefusal(error)) sessionStorage.removeItem(storageKey);
    throw error;
  }
}

/** The purchase of an attempt whose response was lost, if it was bought; otherwise null. */
export async function findLostPurchase(): Promise<Purchase | null> {
  const attempt = readAttempt();
  if (attempt === null) return null;
  const purchase = await request(getPurchase, { id: attempt.idempotencyKey }).catch((error) => {
    if (isStoreError(error, "PurchaseNotFound")) return null;
    throw error;
  });
  if (purchase !== null) sessionStorage.removeItem(storageKey);
  return purchase;
}

function takeAttempt(cart: Cart): CheckoutAttempt {
  const kept = readAttempt();
  const lines = JSON.stringify(cart.lines.map(({ productId, quantity }) => [productId, quantity]));
  const same =
    kept?.cartId === cart.id &&
    kept.cartVersion === cart.version &&
    kept.expectedTotalCents === cart.totalCents &&
    kept.lines === lines;
  if (same) return kept;
  const attempt: CheckoutAttempt = {
    cartId: cart.id,
    idempotencyKey: crypto.randomUUID(),
    cartVersion: cart.version,
    expectedTotalCents: cart.totalCents,
    lines,
  };
  sessionStorage.setItem(storageKey, JSON.stringify(attempt));
  return attempt;
}

function readAttempt(): CheckoutAttempt | null {
  return parseKept<CheckoutAttempt>(sessionStorage.getItem(storageKey));
}

/**
 * Whether the error proves that the store did not buy: a later attempt gets a new key. After any
 * other error it may have bought.
 */
function isRefusal(error: unknown): boolean {
  return isStoreError(
    error,
    "PriceChanged",
    "SoldOut",
    "CartChanged",
    "EmptyCart",
    "ProductNotFound",
    "QuantityLimit",
    "CartLimit",
    "InvalidInput",
  );
}
