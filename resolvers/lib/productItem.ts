import type { ProductInput } from "../generated/schema";
import { checkCover, checkProductId, checkText, checkWhole } from "./checkInput";
import { fail } from "./fail";
import type { ProductItem } from "./items";
import { stockLimit } from "./stockLimit";

/** A product as an admin has put it. Without a stock it keeps its current one. */
export type PutProductItem = Omit<ProductItem, "Stock"> & { Stock: number | undefined };

/**
 * A checked product as an admin has put it; InvalidInput names the invalid field. The maximum price
 * keeps the total of the fullest cart (50 products, 99 copies of each) within GraphQL's Int.
 */
export function productItem(input: ProductInput): PutProductItem {
  const id = checkProductId(input.id);
  if (input.tracks.length > 100) fail("InvalidInput", "A record has at most 100 tracks.");
  return {
    ProductId: id,
    Title: checkText("title", input.title, 200),
    Artist: checkText("artist", input.artist, 200),
    Year: checkWhole("year", input.year, 1860, 2100, 1860),
    Genre: input.genre,
    Tracks: input.tracks.map((track) => checkText("tracks", track, 200)),
    PriceCents: checkWhole("priceCents", input.priceCents, 1, 400000, 1),
    Stock: stockOf(input.stock),
    Image: imageOf(id, input.image),
  };
}

function stockOf(stock: number | null | undefined): number | undefined {
  if (stock === undefined || stock === null) return undefined;
  return checkWhole("stock", stock, 0, stockLimit, 0);
}

function imageOf(id: string, image: string | null | undefined): string {
  if (image === undefined || image === null) return `/covers/${id}.svg`;
  return checkCover(image);
}
