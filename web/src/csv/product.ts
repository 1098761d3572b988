/** What a CSV file says of a product. */
export interface ProductDetails {
  id: string;
  title: string;
  artist: string;
  year: number;
  genre: string;
  priceCents: number;
  image: string;
  tracks: string[];
}

/** A product as the store has it. */
export interface StoredProduct extends ProductDetails {
  stock: number;
  version: number;
}
