import { isStoreError } from "../api/errors";
import { request } from "../api/request";
import { checkout, getPurchase } from "../api/operations";
import type { Cart, Purchase } from "../api/types";
import { parseKept } from "../parseKept";

const storageKey = "jukebox.checkout";

/** One wish to buy one state of a cart. Its key makes repeating it harmless: it is bought once. */
interface CheckoutAttempt {
  cartId: string;
  idempotencyKey: string;
  cartVersion: number;
  expectedTotalCents: number;
  /** Quantities by product id: the same version and total of other lines are another wish. */
  lines: string;
}

/**
 * Buys a cart as it was shown. The attempt is kept until the store has answered, through reloads too, so
 * that repeating it after a lost answer uses the same key. Throws what `request` throws.
 */
export async function buy(cart: Cart): Promise<Purchase> {
  const attempt = takeAttempt(cart);
  const { idempotencyKey, cartVersion, expectedTotalCents } = attempt;
  try {
    const purchase = await request(checkout, { idempotencyKey, cartVersion, expectedTotalCents });
    sessionStorage.removeItem(storageKey);
    return purchase;
  } catch (error) {
    if (isAnswer(error)) sessionStorage.removeItem(storageKey);
    throw error;
  }
}

/** The purchase of an attempt whose answer was lost, if it was bought after all; else null. */
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

/** Whether the store has said that it did not buy: a later attempt is a new one. After any other error it may have bought before. */
function isAnswer(error: unknown): boolean {
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
