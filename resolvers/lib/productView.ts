import type { Genre, Product } from "../generated/schema";
import type { ProductItem } from "./items";

/** A product in the form of the schema. */
export function productView(item: ProductItem): Product {
  return {
    id: item.ProductId,
    title: item.Title,
    artist: item.Artist,
    year: item.Year,
    genre: item.Genre as Genre,
    tracks: item.Tracks ?? [],
    priceCents: item.PriceCents,
    stock: item.Stock,
    image: item.Image,
  };
}
