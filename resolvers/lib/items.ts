import type { Confirmation, OrderState, SignInMethod } from "../generated/schema";

/** A product in the Products table. */
export interface ProductItem {
  ProductId: string;
  Title: string;
  Artist: string;
  Year: number;
  Genre: string;
  Tracks: string[];
  PriceCents: number;
  Stock: number;
  Image: string;
  /** Counts admins' edits, not sales; absent in products of older releases. */
  Version?: number;
  /** Time of its creation, ISO 8601. */
  AddedAt?: string;
  /**
   * The time when it was taken off sale, ISO 8601. Fields for shoppers treat such a product as
   * absent.
   */
  OffSaleAt?: string;
  /** Its partition in the index of stocks; absent if it is off sale. */
  StockShard?: string;
  /** Format version of its entries in the Shelves table: see listedForm. */
  Listed?: number;
}

/** A cart, or a list of saved products, in the Carts table. ExpiresAt is in epoch seconds. */
export interface CartItem {
  /** "guest#<identityId>" or "user#<sub>"; a list of saved products has the prefix "saved#". */
  OwnerId: string;
  Version: number;
  ExpiresAt: number;
  /** Ids of the products whose quantities are in `q_<id>`; absent if there are none. */
  ProductIds?: string[];
  /** Secret with which a guest proves that the cart was its own. */
  ClaimToken?: string;
  /** OwnerId of the user whose cart this one was moved into. */
  MergedBy?: string;
  /** ClaimToken and MergedBy of the previous cart, if that was moved. */
  PastClaimToken?: string;
  PastMergedBy?: string;
  [quantity: `q_${string}`]: number;
}

/** OwnerId of the list of saved products that belongs to a cart. */
export function savedOwner(ownerId: string): string {
  return `saved#${ownerId}`;
}

/** A line of a purchase, as sold. */
export interface PurchaseLineItem {
  ProductId: string;
  Title: string;
  Artist: string;
  Quantity: number;
  PriceCents: number;
}

/** The outcome of a mail about a purchase. */
export interface MailState {
  outcome: Confirmation;
  /** Time when the outcome was recorded or the mail was started, in epoch milliseconds. */
  at: number;
}

/** A step of the store on a purchase. At is ISO 8601, MailAt in epoch milliseconds. */
export interface OrderStepItem {
  State: OrderState;
  At: string;
  Reason?: string;
  Mail: Confirmation;
  MailAt: number;
}

/**
 * A purchase in the Purchases table. PurchasedAt is ISO 8601, ConfirmationAt in epoch milliseconds.
 */
export interface PurchaseItem {
  /** The user's sub. */
  UserId: string;
  PurchaseId: string;
  PurchasedAt: string;
  Lines: PurchaseLineItem[];
  TotalCents: number;
  Confirmation: Confirmation;
  ConfirmationAt?: number;
  /** Absent in purchases of older releases, which are NEW, as are the keys, Copies and Email. */
  OrderState?: OrderState;
  /** Keys of the indexes of orders: see orderKeys. */
  OrderShard?: string;
  StateShard?: string;
  OrderKey?: string;
  /** Copies of all lines together. */
  Copies?: number;
  /** The address of the buyer's session; "" if Cognito had verified none. */
  Email?: string;
  /** Tracking number of the parcel. */
  Tracking?: string;
  /** The steps in order; absent before the first one. */
  Steps?: OrderStepItem[];
}

/**
 * PurchaseId of the item that lists the mails that a user has requested again. It is no purchase:
 * purchase ids are UUIDs.
 */
export const resentMailsId = "mails";

/** A mail that a user has requested again. At is in epoch milliseconds. */
export interface ResentMail {
  PurchaseId: string;
  At: number;
}

/**
 * The mails that a user has recently requested again: one item, so that one write checks the limits
 * over all purchases.
 */
export interface ResentMailsItem {
  UserId: string;
  PurchaseId: string;
  Mails: ResentMail[];
}

/**
 * A session in the Sessions table. ExpiresAt and AuthTime are in epoch seconds, other times in
 * milliseconds.
 */
export interface SessionItem {
  /** "guest#<identityId>" or "user#<sub>". */
  OwnerId: string;
  /** The tokens' origin_jti, or the guest's identity id. */
  SessionId: string;
  /** Address of the user's confirmations; "" for guests and if Cognito has not verified it. */
  Email?: string;
  Device: string;
  AuthTime: number;
  CreatedAt: number;
  LastSeenAt: number;
  VerifiedAt: number;
  EndedAt?: number;
  /** Time of the last mailed notice that only a client reports: see claimNotice. */
  NoticedAt?: number;
  /** The application's data, as JSON text, which preserves numbers and empty values. */
  Data: string;
  DataVersion: number;
  /** The user's method of sign-in; absent if the client did not name it. */
  SignedInBy?: SignInMethod;
  /** Whether the store observed the method itself. */
  SignedInBySeen?: boolean;
  /** Permission to listen as this session: see startListening. */
  Ticket?: string;
  /** The guest identity that may use the ticket. */
  ListenerId?: string;
  /** Expiry of the ticket, in epoch seconds. */
  TicketExpiresAt?: number;
  /** Time after which DynamoDB may delete the item. */
  ExpiresAt: number;
}

/**
 * SessionId of the item that lists a user's live sessions. It is no session: origin_jti is a UUID.
 */
export const liveSessionsId = "live";

/**
 * The ids of a user's live sessions, in one item: their number is limited, and the sessions are
 * read by key.
 */
export interface LiveSessionsItem {
  OwnerId: string;
  SessionId: string;
  LiveIds?: string[];
  /** Sessions that an earlier call ended together: see silencedIds. */
  EndedIds?: string[];
  /** When an admin banned the user, in epoch milliseconds; absent otherwise. */
  BannedAt?: number;
  ExpiresAt: number;
}

/**
 * OwnerId of the item with a user's names of passkeys. No session has it, so no list of sessions
 * contains the item.
 */
export function passkeyNamesOwner(userId: string): string {
  return `passkeys#${userId}`;
}

/** SessionId of that item. */
export const passkeyNamesId = "names";

/** A user's own names of passkeys, in one item that is read with the session. */
export interface PasskeyNamesItem {
  OwnerId: string;
  SessionId: string;
  /** By credential id; absent before the first name. */
  PasskeyNames?: Record<string, string>;
  /** Present only after the names were removed with the account: see removePasskeyNames. */
  ExpiresAt?: number;
}
