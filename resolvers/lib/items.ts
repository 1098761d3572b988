import type { Confirmation, OrderState, SignInMethod } from "../generated/schema";

/** A record of the catalogue as the Products table holds it. */
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
  /** Counts what admins edit, not sales; absent in products from before it. */
  Version?: number;
  /** When it was created, ISO 8601. */
  AddedAt?: string;
  /** Since when it is off sale, ISO 8601: fields for shoppers treat it as absent. */
  OffSaleAt?: string;
  /** Its partition of the index of stocks; absent when it is off sale. */
  StockShard?: string;
  /** Form of its entries in the Shelves table: see listedForm. */
  Listed?: number;
}

/** A cart, or a list of saved products, as the Carts table holds it. ExpiresAt is in epoch seconds. */
export interface CartItem {
  /** "guest#<identityId>" or "user#<sub>"; of a list of saved products "saved#" before that. */
  OwnerId: string;
  Version: number;
  ExpiresAt: number;
  /** Ids of the products whose quantities are in `q_<id>`; absent when there are none. */
  ProductIds?: string[];
  /** What a guest proves with that a cart was its own. */
  ClaimToken?: string;
  /** OwnerId of the user whose cart this one was moved into. */
  MergedBy?: string;
  /** ClaimToken and MergedBy of the cart that was here before, if that was moved. */
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

/** What became of a mail about a purchase. */
export interface MailState {
  outcome: Confirmation;
  /** When that was recorded, or the mail begun; in epoch milliseconds. */
  at: number;
}

/** What the owner did with a purchase. At is ISO 8601, MailAt in epoch milliseconds. */
export interface OrderStepItem {
  State: OrderState;
  At: string;
  Reason?: string;
  Mail: Confirmation;
  MailAt: number;
}

/** A purchase as the Purchases table holds it. PurchasedAt is ISO 8601, ConfirmationAt in epoch milliseconds. */
export interface PurchaseItem {
  /** The user's sub. */
  UserId: string;
  PurchaseId: string;
  PurchasedAt: string;
  Lines: PurchaseLineItem[];
  TotalCents: number;
  Confirmation: Confirmation;
  ConfirmationAt?: number;
  /** Absent in purchases from before orders, as are the keys, Copies and Email: those are NEW. */
  OrderState?: OrderState;
  /** Where the indexes of orders have it: see orderKeys. */
  OrderShard?: string;
  StateShard?: string;
  OrderKey?: string;
  /** Copies of all lines together. */
  Copies?: number;
  /** The address that the buyer's session had; "" where Cognito had verified none. */
  Email?: string;
  /** What its parcel is found by. */
  Tracking?: string;
  /** In their order; absent before the first. */
  Steps?: OrderStepItem[];
}

/** PurchaseId of the item that names the mails a user has asked for again. No purchase has it: theirs are UUIDs. */
export const resentMailsId = "mails";

/** A confirmation that a user has asked for again. At is in epoch milliseconds. */
export interface ResentMail {
  PurchaseId: string;
  At: number;
}

/** What a user has asked for again of late: one item, so that limits hold over all purchases in one write. */
export interface ResentMailsItem {
  UserId: string;
  PurchaseId: string;
  Mails: ResentMail[];
}

/** A session as the Sessions table holds it. ExpiresAt and AuthTime are in epoch seconds, other times in milliseconds. */
export interface SessionItem {
  /** "guest#<identityId>" or "user#<sub>". */
  OwnerId: string;
  /** The tokens' origin_jti, or the guest's identity id. */
  SessionId: string;
  /** Where the user's confirmations go; "" for guests and where Cognito has not verified it. */
  Email?: string;
  Device: string;
  AuthTime: number;
  CreatedAt: number;
  LastSeenAt: number;
  VerifiedAt: number;
  EndedAt?: number;
  /** When a notice was last mailed for which only a client vouches: see claimNotice. */
  NoticedAt?: number;
  /** The application's own data, as JSON text: numbers and empty values survive. */
  Data: string;
  DataVersion: number;
  /** How the user signed in; absent if the client did not say. */
  SignedInBy?: SignInMethod;
  /** Whether the store saw that itself. */
  SignedInBySeen?: boolean;
  /** Permission to listen as this session: see startListening. */
  Ticket?: string;
  /** The one guest identity that the ticket is good for. */
  ListenerId?: string;
  /** When the ticket is over, in epoch seconds. */
  TicketExpiresAt?: number;
  /** When DynamoDB may forget the item. */
  ExpiresAt: number;
}

/** SessionId of the item that names a user's live sessions. No session has it: origin_jti is a UUID. */
export const liveSessionsId = "live";

/** The ids of a user's live sessions: one item, so that their number is bounded and they are read by key. */
export interface LiveSessionsItem {
  OwnerId: string;
  SessionId: string;
  LiveIds?: string[];
  /** Sessions that were ended together before: see silencedIds. */
  EndedIds?: string[];
  /** When an admin banned the user, in epoch milliseconds; absent otherwise. */
  BannedAt?: number;
  ExpiresAt: number;
}

/** OwnerId of the item that holds a user's names of passkeys: no session has it, so no list of sessions meets the item. */
export function passkeyNamesOwner(userId: string): string {
  return `passkeys#${userId}`;
}

/** SessionId of that item. */
export const passkeyNamesId = "names";

/** A user's own names of passkeys: one item, read with the session. */
export interface PasskeyNamesItem {
  OwnerId: string;
  SessionId: string;
  /** By credential id; absent before the first name. */
  PasskeyNames?: Record<string, string>;
  /** Only after the names were removed with the account: see removePasskeyNames. */
  ExpiresAt?: number;
}
