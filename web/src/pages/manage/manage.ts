import type { PageContext } from "../../pageContext";
import { sections } from "./sections";

/**
 * The owner's pages. False for an address that is none of them.
 * @throws StoreError Unauthorized, before anything is shown, for everybody who is no admin.
 */
export async function showManage(context: PageContext): Promise<boolean> {
  const path = context.url.pathname.replace(/\/$/, "");
  const section = sections.find((one) => one.path === path);
  await section?.show(context);
  return section !== undefined;
}
