import type { Caller } from "./caller";
import { toKey } from "./expression";
import { importedLineKey } from "./importedLine";
import { liveSessionsId, resentMailsId, savedOwner } from "./items";
import { passkeyNamesKey } from "./passkeyNames";
import type { Wanted } from "./stash";

interface TableKeys {
  keys: Record<string, unknown>[];
  consistentRead: boolean;
}

/**
 * Keys of the first round trip of a field, which is read consistently: the session, and the other
 * wanted items.
 */
export function keysToRead(caller: Caller, wanted: Wanted): Record<string, TableKeys> {
  const products = wanted.productId === undefined ? [] : [toKey({ ProductId: wanted.productId })];
  const purchases: Record<string, unknown>[] = [];
  const { order } = wanted;
  const buyer = order?.userId ?? caller.userId;
  const purchaseId = order?.purchaseId ?? wanted.purchaseId;
  if (purchaseId !== undefined) purchases.push(purchaseKey(buyer, purchaseId));
  if (wanted.resentMails === true) purchases.push(purchaseKey(buyer, resentMailsId));
  const tables: Record<string, TableKeys> = {};
  addTable(tables, STORE.sessionsTable, sessionKeys(caller, wanted));
  addTable(tables, STORE.cartsTable, cartKeys(caller, wanted));
  addTable(tables, STORE.productsTable, products);
  addTable(tables, STORE.purchasesTable, purchases);
  const { importedLine } = wanted;
  const marks = importedLine === undefined ? [] : [importedLineKey(importedLine)];
  addTable(tables, STORE.historyTable, marks);
  return tables;
}

/** Keys of the wanted carts and lists of saved products. */
export function cartKeys(caller: Caller, wanted: Wanted): Record<string, unknown>[] {
  const owners: string[] = [];
  if (wanted.cart === true) owners.push(caller.ownerId);
  if (wanted.guestCartId !== undefined) owners.push(wanted.guestCartId);
  if (wanted.saved === true) {
    owners.push(savedOwner(caller.ownerId));
    if (wanted.guestCartId !== undefined) owners.push(savedOwner(wanted.guestCartId));
  }
  return owners.map((OwnerId) => toKey({ OwnerId }));
}

function sessionKeys(caller: Caller, wanted: Wanted): Record<string, unknown>[] {
  const keys: Record<string, unknown>[] = [];
  const own = caller.sessionId;
  if (!caller.guest || wanted.guestSession === true) keys.push(sessionKey(caller.ownerId, own));
  // DynamoDB refuses the same key twice in one batch.
  if (wanted.sessionId !== undefined && wanted.sessionId !== own) {
    keys.push(sessionKey(caller.ownerId, wanted.sessionId));
  }
  if (wanted.liveSessionsOf !== undefined) {
    const owner = wanted.liveSessionsOf === "caller" ? caller.ownerId : wanted.liveSessionsOf;
    keys.push(sessionKey(owner, liveSessionsId));
  }
  if (wanted.passkeyNames === true) keys.push(passkeyNamesKey(caller.userId));
  return keys;
}

function purchaseKey(userId: string, purchaseId: string): Record<string, unknown> {
  return toKey({ UserId: userId, PurchaseId: purchaseId });
}

function addTable(
  tables: Record<string, TableKeys>,
  name: string,
  keys: Record<string, unknown>[],
): void {
  if (keys.length > 0) tables[name] = { keys, consistentRead: true };
}

function sessionKey(ownerId: string, sessionId: string): Record<string, unknown> {
  return toKey({ OwnerId: ownerId, SessionId: sessionId });
}
