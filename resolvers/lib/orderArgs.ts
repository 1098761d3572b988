import { checkUserId, checkUuid } from "./checkInput";
import type { Wanted } from "./stash";

/** The order that arguments name; InvalidInput for what none can be. */
export function wantedOrder(args: { userId: string; id: string }): Wanted["order"] {
  return { userId: checkUserId(args.userId), purchaseId: checkUuid("id", args.id) };
}
