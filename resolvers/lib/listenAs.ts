import { extensions } from "@aws-appsync/utils";
import type { Caller } from "./caller";

/**
 * Limits a subscription to the caller's own events, and ends it with the caller's session.
 * `ownerField` is the field of the event that names its owner. The filter replaces the arguments,
 * so no argument can widen it:
 * https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-enhanced-filtering.html
 */
export function listenAs(caller: Caller, ownerField: "id" | "ownerId"): void {
  extensions.setSubscriptionFilter({
    filterGroup: [{ filters: [{ fieldName: ownerField, operator: "eq", value: caller.ownerId }] }],
  });
  extensions.setSubscriptionInvalidationFilter({
    filterGroup: [
      {
        filters: [
          { fieldName: "ownerId", operator: "eq", value: caller.ownerId },
          { fieldName: "sessionIds", operator: "contains", value: caller.sessionId },
        ],
      },
    ],
  });
}
