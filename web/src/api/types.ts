/** The shapes that this client selects from schema.graphql (see operations.ts). */
export interface Product {
  id: string;
  title: string;
  artist: string;
  year: number;
  genre: string;
  tracks: string[];
  priceCents: number;
  stock: number;
  image: string;
}

export type ProductSummary = Omit<Product, "tracks">;

export interface CartLine {
  productId: string;
  quantity: number;
  /** null: the product has left the catalogue. */
  product: ProductSummary | null;
  /** null with the product. */
  lineTotalCents: number | null;
}

export interface Cart {
  id: string;
  version: number;
  lines: CartLine[];
  itemCount: number;
  totalCents: number;
}

export type Confirmation = "NOT_CONFIGURED" | "PENDING" | "SENT" | "FAILED";

export interface PurchaseLine {
  productId: string;
  title: string;
  artist: string;
  quantity: number;
  priceCents: number;
  totalCents: number;
}

export interface Purchase {
  id: string;
  purchasedAt: string;
  lines: PurchaseLine[];
  totalCents: number;
  confirmation: Confirmation;
}

export interface Session {
  id: string;
  device: string | null;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  current: boolean;
}

export interface Page<T> {
  items: T[];
  nextToken: string | null;
}
