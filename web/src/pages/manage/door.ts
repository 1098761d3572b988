import { account } from "../../auth/account";
import { isStoreError } from "../../api/errors";
import { fill } from "../../dom";
import { late } from "../../late";
import type { PageContext } from "../../pageContext";
import { renderShell } from "../../render";

const loadManage = late(() => import("./manage"));

/**
 * What is shown at addresses that have no page. One of them is the owner's: to everybody that the API does not take for an
 * admin it is an address without a page like any other.
 */
export async function showPage(context: PageContext): Promise<void> {
  const isOwners = context.url.pathname.replace(/\/$/, "") === "/manage";
  try {
    if (isOwners && account.get() !== null) return await (await loadManage()).showManage(context);
  } catch (error) {
    if (!isStoreError(error, "Unauthorized")) throw error;
  }
  if (!context.signal.aborted && context.main.querySelector(".lost") === null)
    fill(context.main, renderShell("/404"));
}
