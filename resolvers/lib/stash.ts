import type { Caller } from "./caller";
import type { CartChange } from "./cartChange";
import type { Refusal } from "./fail";
import type { CartItem, ProductItem, PurchaseItem, ResentMailsItem, SessionItem } from "./items";

/** What a field wants read by key, in the same round trip as the session. */
export interface Wanted {
  /** The caller's own cart. */
  cart?: boolean;
  /** OwnerId of a guest's cart. */
  guestCartId?: string;
  productId?: string;
  /** One of the caller's purchases. */
  purchaseId?: string;
  /** What mails the caller has asked for again. */
  resentMails?: boolean;
  /** Another of the caller's sessions. */
  sessionId?: string;
  /** A guest's session too; a user's is always read. */
  guestSession?: boolean;
  /** OwnerId whose live sessions are wanted, or "caller". */
  liveSessionsOf?: string;
}

/** What the steps of a pipeline hand on. Items past their expiry are left out unless said otherwise. */
export interface Stash {
  wanted?: Wanted;
  caller?: Caller;

  session?: SessionItem;
  /** A guest's session that has expired, which a new one replaces. */
  expiredSession?: SessionItem;
  /** Another session of the caller, still running. */
  otherSession?: SessionItem;
  /** Ids of the live sessions wanted. */
  liveIds?: string[];
  /** Ids of sessions of the same user that were ended together before. */
  endedIds?: string[];
  /** Sessions read by those ids, in any state. */
  liveSessions?: SessionItem[];
  /** Whether LastSeenAt is older than the touch interval. */
  touchDue?: boolean;
  /** Whether Cognito has to be asked. */
  verifyDue?: boolean;
  /** What Cognito answered: still good, or not any more. */
  verified?: boolean;
  refused?: boolean;
  /** The verified address that Cognito knows; "" for none. */
  email?: string;
  /** Ids of the sessions that a new one has ended to make room. */
  endingIds?: string[];

  /** The caller's cart as read or written last, expired or moved ones too: see liveCart. */
  cart?: CartItem;
  guestCart?: CartItem;
  /** The user's cart as the merge under way makes it. */
  mergedCart?: CartItem;
  change?: CartChange;
  /** Attempts at the change that a concurrent one has thwarted. */
  thwarted?: number;
  /** Whether the change is done, also when nothing was to do. */
  changed?: boolean;

  product?: ProductItem;
  /** Products read for the lines of a cart. */
  products?: ProductItem[];
  /** Whether their tracks are selected. */
  tracksWanted?: boolean;

  purchase?: PurchaseItem;
  resentMails?: ResentMailsItem;
  /** Why a checkout is refused, unless the same purchase turns out to be there. */
  refusal?: Refusal;
  /** Whether this request is the one that sends the purchase's confirmation. */
  mailDue?: boolean;
  mailed?: boolean;
}
