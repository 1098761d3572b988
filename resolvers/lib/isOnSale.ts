import type { ProductItem } from "./items";

/** Whether shoppers may see and buy a product. */
export function isOnSale({ OffSaleAt }: ProductItem): boolean {
  return OffSaleAt === undefined;
}
