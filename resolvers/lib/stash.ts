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

/** What a field wants read by key, in the same round trip as the session. */
export interface Wanted {
  /** The caller's own cart. */
  cart?: boolean;
  /** The caller's own list of saved products; with guestCartId that guest's too. */
  saved?: boolean;
  /** OwnerId of a guest's cart. */
  guestCartId?: string;
  productId?: string;
  /** The mark of an import's line. */
  importedLine?: ProductLine;
  /** One of the caller's purchases. */
  purchaseId?: string;
  /** Another's purchase, as an admin names it. */
  order?: { userId: string; purchaseId: string };
  /** What mails about purchases the buyer was sent again: of that order, else the caller. */
  resentMails?: boolean;
  /** Another of the caller's sessions. */
  sessionId?: string;
  /** A guest's session too; a user's is always read. */
  guestSession?: boolean;
  /** A ticket with which a guest listens as a user. */
  ticket?: string | null;
  /** OwnerId whose live sessions are wanted, or "caller". */
  liveSessionsOf?: string;
  /** The caller's own names of passkeys. */
  passkeyNames?: boolean;
  /** That the caller signed in a moment ago: FreshSignInRequired otherwise. */
  freshSignIn?: boolean;
  /** Why this stack does not offer the field: NotOffered, once the session is known to run. */
  notOffered?: string;
}

/** A call of Cognito. */
export interface CognitoCall {
  operation: string;
  input: CognitoBody;
  /** The caller names something that may not be there: ResourceNotFoundException is not a fault of the store. */
  mayBeMissing?: boolean;
}

/** What the steps of a pipeline pass on. Items past their expiry are omitted unless said otherwise. */
export interface Stash {
  wanted?: Wanted;
  caller?: Caller;

  session?: SessionItem;
  /** A guest's session that has expired, which a new one replaces. */
  expiredSession?: SessionItem;
  /** Another session of the caller, still running. */
  otherSession?: SessionItem;
  /** The item that names the live sessions wanted, expired or not. */
  live?: LiveSessionsItem;
  /** Ids of the live sessions wanted. */
  liveIds?: string[];
  /** Ids of sessions of the same user that were ended together before. */
  endedIds?: string[];
  /** Sessions read by those ids, in any state. */
  liveSessions?: SessionItem[];
  /** The caller's own names of passkeys; undefined where none was given. */
  passkeyNames?: PasskeyNames;
  /** The name that the field gives to a passkey. */
  passkeyNaming?: { id: string; name: string };
  /** Whether LastSeenAt is older than the touch interval. */
  touchDue?: boolean;
  /** Whether Cognito has to be asked. */
  verifyDue?: boolean;
  /** What Cognito answered: still good, or not any more. */
  verified?: boolean;
  refused?: boolean;
  /** The verified address that Cognito knows; "" for none. */
  email?: string;

  /** The call of Cognito that a field makes. */
  cognito?: CognitoCall;
  /** Reasons of Cognito's by which the field goes on when Cognito refuses. */
  refusable?: string[];
  cognitoAnswer?: Record<string, unknown>;
  /** The reason by which it has refused, one of those. */
  cognitoRefusal?: string;
  /** Tokens that Cognito has just given. They go into cookies and into no data that a client receives. */
  tokens?: { access: string; accessSeconds: number; refresh: string };
  /** The refresh token to revoke; "" for none. */
  revoking?: string;
  /** Whether Cognito has confirmed that. */
  revoked?: boolean;
  /** Why the session of these tokens is over. */
  over?: "SessionEnded" | "SessionExpired";
  /** How the user signed in, and whether the store observed it itself. */
  signedInBy?: SignInMethod | null;
  signedInBySeen?: boolean;

  /** Ids of the sessions that a new one has ended to make room. */
  endingIds?: string[];

  /** The caller's cart as read or written last, expired or moved ones too: see liveCart. */
  cart?: CartItem;
  guestCart?: CartItem;
  /** The user's cart as the merge under way makes it. */
  mergedCart?: CartItem;
  /** The same for the lists of saved products. */
  saved?: CartItem;
  guestSaved?: CartItem;
  mergedSaved?: CartItem;
  /** Cart and saved list as the change under way leaves them. */
  nextCart?: CartItem;
  nextSaved?: CartItem;
  change?: CartChange;
  /** What a field does to the list of saved products. */
  savedChange?: SavedChange;
  /** Attempts at the change that hit a conflict. */
  conflicts?: number;
  /** Whether the change is done, also when nothing was to do. */
  changed?: boolean;

  /** The product wanted, if it is on sale. */
  product?: ProductItem;
  /** The same, on sale or not: for admins. */
  managed?: ProductItem;
  /** What an admin does to it. */
  edit?: ProductEdit;
  /** The product as that leaves it. */
  edited?: ProductItem;
  /** Which user an admin looks for, and the one found. */
  personQuery?: PersonQuery;
  person?: Person;
  /** What the admin does to that user. */
  personChange?: PersonChange;

  /** The mark of the line wanted, if it was applied. */
  importedLine?: ImportedLineItem;
  /** What is searched for, and what was found. */
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
  /** Subject of the history wanted. */
  historyOf?: string;
  /** What an admin does with the order. */
  orderChange?: OrderChange;
  /** The order as that leaves it. */
  changedOrder?: PurchaseItem;
  /** Orders of a page, from all shards that were read so far. */
  orders?: OrderEntry[];
  /** Down to which key all orders were read; undefined: all there are. A response of DynamoDB ends at 1 MB. */
  ordersFrom?: string;
  ordersWanted?: OrdersWanted;
  /** Which day's orders are added up, those read so far, and up to which key all of them were read; undefined: all there are. */
  dayWanted?: DayWanted;
  dayOrders?: DayEntry[];
  dayUntil?: string;
  /** Products with few copies, from all shards that were read so far. */
  lowStock?: { limit: number; entries: StockEntry[] };
  /** Purchases that are not in the orders yet. */
  oldPurchases?: PurchaseItem[];
  /** Why a checkout is refused, unless the same purchase turns out to be there. */
  refusal?: Refusal;
  /** Whether this request is the one that sends the purchase's confirmation. */
  mailDue?: boolean;
  mailed?: boolean;

  /** Calls of Cognito that are still to be made, in their order: one for each callCognito step, no operation twice. */
  cognitoCalls?: CognitoCall[];
  /** What they returned, by operation. */
  cognitoBodies?: Record<string, CognitoBody>;
  /** What the field changes: the owner hears of it by mail, once every call has succeeded. */
  securityChange?: SecurityChange;
  /** The outcome of that mail. */
  notice?: "NOT_CONFIGURED" | "SENT" | "FAILED";
}
