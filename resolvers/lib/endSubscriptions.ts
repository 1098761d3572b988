import { extensions } from "@aws-appsync/utils";

/**
 * Fields of Subscription that users start in a session. AppSync invalidates at most five per
 * request, for any payload.
 */
const fields = ["onCartChanged", "onPurchased", "onPurchaseChanged", "onSessionsEnded"];

/**
 * Ends the subscriptions of sessions that have just ended: see listenAs. Only response handlers of
 * a mutation may do this:
 * https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-invalidation.html
 */
export function endSubscriptions(ownerId: string, sessionIds: string[]): void {
  if (sessionIds.length === 0) return;
  for (const subscriptionField of fields) {
    extensions.invalidateSubscriptions({ subscriptionField, payload: { ownerId, sessionIds } });
  }
}
