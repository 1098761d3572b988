/** A product in the index of stocks. */
export interface StockEntry {
  ProductId: string;
  Stock: number;
}
