import { navigate } from "../../navigate";
import type { PageContext } from "../../pageContext";
import { showImport } from "./import";
import { showOrder } from "./order";
import { showOrders } from "./orders";
import type { ManagePath } from "./paths";
import { showPeople } from "./people";
import { showProduct } from "./product";
import { showProducts } from "./products";
import { showToday } from "./today";

const pages: Record<ManagePath, (context: PageContext) => Promise<void>> = {
  // The former path of the products: existing links still work.
  "/manage": async (context) => {
    const { search, searchParams } = context.url;
    const ofProducts = ["product", "import", "q", "genre", "stock", "sort"];
    if (!ofProducts.some((name) => searchParams.has(name))) await showToday(context);
    else await navigate(`/manage/products${search}`, { replace: true });
  },
  "/manage/people": showPeople,
  "/manage/products": async (context) => {
    const { searchParams } = context.url;
    const id = searchParams.get("product");
    if (searchParams.has("import")) await showImport(context);
    else if (id === null) await showProducts(context);
    else await showProduct(context, id === "" ? null : id);
  },
  "/manage/orders": async (context) => {
    const id = context.url.searchParams.get("order");
    const userId = context.url.searchParams.get("buyer");
    if (id === null || userId === null) await showOrders(context);
    else await showOrder(context, { userId, id });
  },
};

/**
 * The owner's pages. @throws StoreError Unauthorized, before anything is shown, if the caller is
 * not an admin.
 */
export async function showManage(context: PageContext, path: ManagePath): Promise<void> {
  await pages[path](context);
}
