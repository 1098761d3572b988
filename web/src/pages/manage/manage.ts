import type { PageContext } from "../../pageContext";
import { showOrder } from "./order";
import { showOrders } from "./orders";
import type { ManagePath } from "./paths";
import { showProduct } from "./product";
import { showProducts } from "./products";

const pages: Record<ManagePath, (context: PageContext) => Promise<void>> = {
  "/manage": async (context) => {
    const id = context.url.searchParams.get("product");
    if (id === null) await showProducts(context);
    else await showProduct(context, id === "" ? null : id);
  },
  "/manage/orders": async (context) => {
    const id = context.url.searchParams.get("order");
    const userId = context.url.searchParams.get("buyer");
    if (id === null || userId === null) await showOrders(context);
    else await showOrder(context, { userId, id });
  },
};

/** The owner's pages. @throws StoreError Unauthorized, before anything is shown, for a caller who is not an admin. */
export async function showManage(context: PageContext, path: ManagePath): Promise<void> {
  await pages[path](context);
}
