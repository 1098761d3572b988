import { account } from "../../auth/account";
import { isStoreError } from "../../api/errors";
import { late } from "../../late";
import type { PageContext } from "../../pageContext";
import { managePathOf } from "./paths";

const loadManage = late(() => import("./manage"));

/**
 * Handles paths without a page of their own. Some of them are the owner's pages: callers who are no
 * admins get the page for an unknown path.
 */
export async function showPage(context: PageContext): Promise<void> {
  const path = managePathOf(context.url.pathname);
  try {
    if (path !== null && account.get() !== null)
      return await (await loadManage()).showManage(context, path);
  } catch (error) {
    if (!isStoreError(error, "Unauthorized")) throw error;
  }
  if (!context.signal.aborted) context.showNotFound();
}
