import type * as schema from "../generated/schema";

/**
 * The types of the fields that this client selects (see operations.ts), derived from
 * schema.graphql.
 */
export type Product = Pick<
  schema.Product,
  "id" | "title" | "artist" | "year" | "genre" | "tracks" | "priceCents" | "stock" | "image"
>;

export type ProductSummary = Omit<Product, "tracks">;

export type CartLine = Pick<schema.CartLine, "productId" | "quantity"> & {
  /** null: the product was removed from the catalogue. */
  product: ProductSummary | null;
  /** null if the product is null. */
  lineTotalCents: number | null;
};

export type Cart = Pick<schema.Cart, "id" | "version" | "itemCount" | "totalCents"> & {
  /** null: the cart is empty, so nothing expires. */
  expiresAt: string | null;
  lines: CartLine[];
};

export type SavedLine = Omit<CartLine, "lineTotalCents">;

export type SavedList = Pick<schema.SavedList, "version"> & {
  /** null: the list is empty. */
  expiresAt: string | null;
  lines: SavedLine[];
};

export type CartAndSaved = Cart & { saved: SavedList };

export type Confirmation = schema.Confirmation;

export type PurchaseLine = Pick<
  schema.PurchaseLine,
  "productId" | "title" | "artist" | "quantity" | "priceCents" | "totalCents"
>;

export type OrderState = schema.OrderState;

export type OrderStep = Pick<schema.OrderStep, "state" | "at"> & {
  /** null: not a cancellation. */
  reason: string | null;
};

export type Purchase = Pick<
  schema.Purchase,
  "id" | "purchasedAt" | "totalCents" | "confirmation" | "state"
> & {
  lines: PurchaseLine[];
  steps: OrderStep[];
  /** null: not shipped yet. */
  trackingNumber: string | null;
};

export type SignInMethod = schema.SignInMethod;

export type Session = Pick<
  schema.Session,
  "id" | "device" | "createdAt" | "lastSeenAt" | "expiresAt" | "current" | "signedInByVerified"
> & {
  /** null: unknown. */
  signedInBy: SignInMethod | null;
};

export type Passkey = Pick<schema.Passkey, "id"> & {
  name: string | null;
  createdAt: string | null;
};

export type PasskeyChange = { passkeys: Passkey[]; notice: schema.Notice | null };

export type Security = Pick<schema.Security, "authenticator" | "fresh"> & {
  /** null: nothing was changed. */
  notice: schema.Notice | null;
};

export interface Page<T> {
  items: T[];
  nextToken: string | null;
}
