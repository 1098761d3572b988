/** A product as the index of stocks holds it. */
export interface StockEntry {
  ProductId: string;
  Stock: number;
}
