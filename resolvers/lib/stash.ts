import type { Caller } from "./caller";
import type { Person, SignInMethod } from "../generated/schema";
import type { CartChange } from "./cartChange";
import type { CognitoBody } from "./cognito";
import type { DayEntry, DayWanted } from "./dayEntry";
import type { Refusal } from "./fail";
import type { ImportedLineItem, ProductLine } from "./importedLine";
import type {
  CartItem,
  LiveSessionsItem,
  ProductItem,
  PurchaseItem,
  ResentMailsItem,
  SessionItem,
} from "./items";
import type { OrderEntry, OrdersWanted } from "./orderEntry";
import type { OrderChange } from "./orderStep";
import type { PasskeyNames } from "./passkeyNames";
import type { PersonQuery } from "./person";
import type { PersonChange } from "./personChange";
import type { ProductEdit } from "./productEdit";
import type { SavedChange } from "./savedChange";
import type { Search } from "./search";
import type { ShelfEntry } from "./shelfEntries";
import type { StockEntry } from "./stockEntry";
import type { SecurityChange } from "./securityMail";

/** Items that a field reads by key, in the same round trip as the session. */
export interface Wanted {
  /** The caller's own cart. */
  cart?: boolean;
  /** The caller's own list of saved products; with guestCartId also that guest's list. */
  saved?: boolean;
  /** OwnerId of a guest's cart. */
  guestCartId?: string;
  productId?: string;
  /** The mark of an import's line. */
  importedLine?: ProductLine;
  /** One of the caller's purchases. */
  purchaseId?: string;
  /** Another user's purchase, for admins. */
  order?: { userId: string; purchaseId: string };
  /** The mails about purchases that were resent to the buyer of `order`, or else to the caller. */
  resentMails?: boolean;
  /** Another of the caller's sessions. */
  sessionId?: string;
  /** A guest's session; a user's session is always read. */
  guestSession?: boolean;
  /** A ticket with which a guest listens as a user. */
  ticket?: string | null;
  /** OwnerId whose live sessions are wanted, or "caller". */
  liveSessionsOf?: string;
  /** The caller's own names of passkeys. */
  passkeyNames?: boolean;
  /** Requires a fresh sign-in: FreshSignInRequired otherwise. */
  freshSignIn?: boolean;
  /**
   * The reason why this stack does not offer the field: NotOffered, after the session was checked.
   */
  notOffered?: string;
}

/** A call to Cognito. */
export interface CognitoCall {
  operation: string;
  input: CognitoBody;
  /** The named object may not exist: ResourceNotFoundException is not the store's fault. */
  mayBeMissing?: boolean;
}

/**
 * The data that the functions of a pipeline share. Expired items are omitted unless stated
 * otherwise.
 */
export interface Stash {
  wanted?: Wanted;
  caller?: Caller;

  session?: SessionItem;
  /** A guest's session that has expired, which a new one replaces. */
  expiredSession?: SessionItem;
  /** Another session of the caller, still running. */
  otherSession?: SessionItem;
  /** The item that lists the wanted live sessions, expired or not. */
  live?: LiveSessionsItem;
  /** Ids of the wanted live sessions. */
  liveIds?: string[];
  /** Ids of sessions of the same user that an earlier call ended together. */
  endedIds?: string[];
  /** Sessions read by those ids, in any state. */
  liveSessions?: SessionItem[];
  /** The caller's own names of passkeys; undefined if there are none. */
  passkeyNames?: PasskeyNames;
  /** The name that the field gives to a passkey. */
  passkeyNaming?: { id: string; name: string };
  /** Whether LastSeenAt is older than the touch interval. */
  touchDue?: boolean;
  /** Whether Cognito has to verify the token. */
  verifyDue?: boolean;
  /** Cognito's result: the token is valid, or it was refused. */
  verified?: boolean;
  refused?: boolean;
  /** The verified address at Cognito; "" for none. */
  email?: string;

  /** The field's call to Cognito. */
  cognito?: CognitoCall;
  /** Exceptions of Cognito after which the field continues. */
  refusable?: string[];
  cognitoResponse?: Record<string, unknown>;
  /** The exception with which Cognito has refused, one of `refusable`. */
  cognitoRefusal?: string;
  /** New tokens from Cognito. They go into cookies and never into data for the client. */
  tokens?: { access: string; accessSeconds: number; refresh: string };
  /** The refresh token to revoke; "" for none. */
  revoking?: string;
  /** Whether Cognito has confirmed the revocation. */
  revoked?: boolean;
  /** Why the session of these tokens is over. */
  over?: "SessionEnded" | "SessionExpired";
  /** The user's method of sign-in, and whether the store observed it itself. */
  signedInBy?: SignInMethod | null;
  signedInBySeen?: boolean;

  /** Ids of the sessions that end to make room for a new one. */
  endingIds?: string[];

  /** The caller's cart as last read or written, including expired and moved carts: see liveCart. */
  cart?: CartItem;
  guestCart?: CartItem;
  /** The user's cart after the merge in progress. */
  mergedCart?: CartItem;
  /** The lists of saved products, in the same states. */
  saved?: CartItem;
  guestSaved?: CartItem;
  mergedSaved?: CartItem;
  /** The cart and saved list after the change in progress. */
  nextCart?: CartItem;
  nextSaved?: CartItem;
  change?: CartChange;
  /** The field's change of the list of saved products. */
  savedChange?: SavedChange;
  /** Number of conflicts of the change. */
  conflicts?: number;
  /** Whether the change is done, including a change that changes nothing. */
  changed?: boolean;

  /** The wanted product, if it is on sale. */
  product?: ProductItem;
  /** The wanted product, on sale or not, for admins. */
  managed?: ProductItem;
  /** The admin's edit of it. */
  edit?: ProductEdit;
  /** The product after the edit. */
  edited?: ProductItem;
  /** The user that an admin looks for, and the found one. */
  personQuery?: PersonQuery;
  person?: Person;
  /** The admin's action on that user. */
  personChange?: PersonChange;

  /** The mark of the wanted line, if the line was applied. */
  importedLine?: ImportedLineItem;
  /** The search and the found products. */
  search?: Search;
  entries?: ShelfEntry[];
  /** Whether every product is on the shelves. */
  isListed?: boolean;
  nextToken?: string;
  /** Products read for the lines of a cart. */
  products?: ProductItem[];
  /** Whether their tracks are selected. */
  tracksWanted?: boolean;

  purchase?: PurchaseItem;
  resentMails?: ResentMailsItem;
  /** Subject of the wanted history. */
  historyOf?: string;
  /** The admin's step on the order. */
  orderChange?: OrderChange;
  /** The order after the step. */
  changedOrder?: PurchaseItem;
  /** Orders of a page, from all shards read so far. */
  orders?: OrderEntry[];
  /**
   * The key down to which all orders were read; undefined: to the end. A response of DynamoDB ends
   * at 1 MB.
   */
  ordersFrom?: string;
  ordersWanted?: OrdersWanted;
  /**
   * The day whose orders are added up, the orders read so far, and the key up to which all of them
   * were read; undefined: to the end.
   */
  dayWanted?: DayWanted;
  dayOrders?: DayEntry[];
  dayUntil?: string;
  /** Products with few copies, from all shards read so far. */
  lowStock?: { limit: number; entries: StockEntry[] };
  /** Purchases that are not in the indexes of orders yet. */
  oldPurchases?: PurchaseItem[];
  /** The reason to refuse a checkout, unless the same purchase already exists. */
  refusal?: Refusal;
  /** Whether this request sends the purchase's mail. */
  mailDue?: boolean;
  mailed?: boolean;

  /**
   * Calls to Cognito that are still to be made, in order: one for each callCognito function; each
   * operation at most once.
   */
  cognitoCalls?: CognitoCall[];
  /** Their response bodies, by operation. */
  cognitoBodies?: Record<string, CognitoBody>;
  /** The field's security change. The owner gets a mail once every call has succeeded. */
  securityChange?: SecurityChange;
  /** The outcome of that mail. */
  notice?: "NOT_CONFIGURED" | "SENT" | "FAILED";
}
