import type { ImportedLineItem } from "./importedLine";
import { liveSessionsId, passkeyNamesId, resentMailsId, savedOwner } from "./items";
import type {
  CartItem,
  LiveSessionsItem,
  PasskeyNamesItem,
  ProductItem,
  PurchaseItem,
  ResentMailsItem,
  SessionItem,
} from "./items";
import { itemsOf } from "./requireComplete";
import type { BatchResult } from "./requireComplete";
import { sessionState } from "./sessionState";
import type { Stash } from "./stash";

/** Assigns the items of the first round trip to the stash; `now` in epoch milliseconds. */
export function stashItems(stash: Stash, result: BatchResult, now: number): void {
  for (const item of itemsOf(result, STORE.sessionsTable)) {
    stashSession(stash, item, now);
  }
  for (const item of itemsOf(result, STORE.cartsTable)) {
    stashCart(stash, item as unknown as CartItem);
  }
  for (const item of itemsOf(result, STORE.productsTable)) {
    stash.managed = item as unknown as ProductItem;
    if (stash.managed.OffSaleAt === undefined) stash.product = stash.managed;
  }
  for (const item of itemsOf(result, STORE.historyTable)) {
    const mark = item as unknown as ImportedLineItem;
    if (mark.ExpiresAt * 1000 > now) stash.importedLine = mark;
  }
  for (const item of itemsOf(result, STORE.purchasesTable)) {
    const { PurchaseId } = item;
    if (PurchaseId === resentMailsId) stash.resentMails = item as unknown as ResentMailsItem;
    else stash.purchase = item as unknown as PurchaseItem;
  }
}

/** The keys distinguish the carts: both may be guests' carts. */
function stashCart(stash: Stash, item: CartItem): void {
  const guestCartId = stash.wanted?.guestCartId;
  if (item.OwnerId === guestCartId) stash.guestCart = item;
  else if (!item.OwnerId.startsWith("saved#")) stash.cart = item;
  else if (guestCartId !== undefined && item.OwnerId === savedOwner(guestCartId)) {
    stash.guestSaved = item;
  } else stash.saved = item;
}

function stashSession(stash: Stash, item: Record<string, unknown>, now: number): void {
  if (item.SessionId === passkeyNamesId) {
    stash.passkeyNames = (item as unknown as PasskeyNamesItem).PasskeyNames;
    return;
  }
  const present = (item.ExpiresAt as number) * 1000 > now;
  if (item.SessionId === liveSessionsId) {
    const { LiveIds, EndedIds } = item as unknown as LiveSessionsItem;
    stash.live = item as unknown as LiveSessionsItem;
    stash.liveIds = present ? (LiveIds ?? []) : [];
    stash.endedIds = present ? (EndedIds ?? []) : [];
    return;
  }
  const session = item as unknown as SessionItem;
  const running = present && sessionState(session, now) === "running";
  if (session.SessionId !== stash.caller?.sessionId) {
    if (running) stash.otherSession = session;
  } else if (stash.caller.guest && !running) {
    stash.expiredSession = session;
  } else if (present) {
    stash.session = session;
  }
}
