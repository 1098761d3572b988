import type { ProductLine } from "./importedLine";
import type { PutProductItem } from "./productItem";

/** What a field for admins does to a product. */
export interface ProductEdit {
  kind: "put" | "create" | "change" | "line" | "sale" | "delete" | "list";
  /** What put, create, change and line write. */
  item?: PutProductItem;
  /** What `line` adds to the stock, or takes away (below 0). */
  copies?: number;
  /** The line that `line` applies. */
  line?: ProductLine;
  /** Whether `sale` puts it on sale, or takes it off. */
  onSale?: boolean;
  /** What the admin has read; for `line` undefined where there was no product; `put` and `delete`, which are for scripts, ask for none. */
  expectedVersion?: number;
}
