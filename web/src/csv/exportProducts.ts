import { countColumn, detailColumns, stockColumn } from "./columns";
import { formatCsv } from "./formatCsv";
import type { StoredProduct } from "./product";
import { joinTracks } from "./trackCell";

/** Products as a CSV file. Importing it unchanged changes nothing. */
export function exportProducts(products: readonly StoredProduct[]): string {
  const rows = products.map((product) => [
    ...detailColumns.map((column) =>
      column === "tracks" ? joinTracks(product.tracks) : String(product[column]),
    ),
    "",
    String(product.stock),
  ]);
  return formatCsv([[...detailColumns, stockColumn, countColumn], ...rows]);
}
