import { account } from "../../auth/account";
import { isStoreError } from "../../api/errors";
import { fill } from "../../dom";
import { late } from "../../late";
import type { PageContext } from "../../pageContext";
import { makeElement } from "../../render";
import { rowSkeletons } from "../../shells";
import { managePathOf } from "./paths";

const loadManage = late(() => import("./manage"));

/**
 * Handles paths without a page of their own. Some of them are the owner's pages: callers who are no
 * admins get the page for an unknown path.
 */
export async function showPage(context: PageContext): Promise<void> {
  const path = managePathOf(context.url.pathname);
  try {
    if (path !== null && account.get() !== null) {
      showWaiting(context.main);
      return await (await loadManage()).showManage(context, path);
    }
  } catch (error) {
    if (!isStoreError(error, "Unauthorized")) throw error;
  }
  if (!context.signal.aborted) context.showNotFound();
}

/** Until the API has responded, an admin must not read that there is no such page. */
function showWaiting(main: HTMLElement): void {
  if (main.querySelector(".lost") === null) return;
  const hadFocus = main.contains(document.activeElement);
  fill(main, rowSkeletons(makeElement, 3));
  if (hadFocus) main.focus({ preventScroll: true });
}
