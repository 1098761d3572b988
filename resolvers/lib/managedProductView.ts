import type { ManagedProduct } from "../generated/schema";
import type { ProductItem } from "./items";
import { productView } from "./productView";

/** A product as the store's admins see it. */
export function managedProductView(item: ProductItem): ManagedProduct {
  const { __typename: _, ...product } = productView(item);
  return {
    ...product,
    version: item.Version ?? 0,
    addedAt: item.AddedAt ?? null,
    offSaleAt: item.OffSaleAt ?? null,
  };
}
