import type { PutProductItem } from "./productItem";

/** What a field for admins does to a product. */
export interface ProductEdit {
  kind: "put" | "create" | "change" | "sale" | "delete" | "list";
  /** What put, create and change write. */
  item?: PutProductItem;
  /** Whether `sale` puts it on sale, or takes it off. */
  onSale?: boolean;
  /** What the admin has read; `put` and `delete`, which are for scripts, ask for none. */
  expectedVersion?: number;
}
