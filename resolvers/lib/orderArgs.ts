import { checkUserId, checkUuid } from "./checkInput";
import type { Wanted } from "./stash";

/** The order that the arguments name; InvalidInput if they are invalid. */
export function wantedOrder(args: { userId: string; id: string }): Wanted["order"] {
  return { userId: checkUserId(args.userId), purchaseId: checkUuid("id", args.id) };
}
