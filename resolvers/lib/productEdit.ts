import type { ProductLine } from "./importedLine";
import type { PutProductItem } from "./productItem";

/** An admin's edit of a product. */
export interface ProductEdit {
  kind: "put" | "create" | "change" | "line" | "sale" | "delete" | "list";
  /** The item that put, create, change and line write. */
  item?: PutProductItem;
  /** Copies that `line` adds to the stock, or removes (below 0). */
  copies?: number;
  /** The line that `line` applies. */
  line?: ProductLine;
  /** Whether `sale` puts the product on sale or takes it off. */
  onSale?: boolean;
  /**
   * The version that the admin has read; for `line`, undefined if there was no product. `put` and
   * `delete`, which are for scripts, require none.
   */
  expectedVersion?: number;
}
