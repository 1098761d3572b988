/** The details of a product in a CSV file. */
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

/** A product in the store. */
export interface StoredProduct extends ProductDetails {
  stock: number;
  version: number;
}
