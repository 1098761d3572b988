import type { PageContext } from "../../pageContext";
import { showProduct } from "./product";
import { showProducts } from "./products";

/** The owner's pages. @throws StoreError Unauthorized, before anything is shown, for a caller who is not an admin. */
export async function showManage(context: PageContext): Promise<void> {
  const id = context.url.searchParams.get("product");
  if (id === null) await showProducts(context);
  else await showProduct(context, id === "" ? null : id);
}
