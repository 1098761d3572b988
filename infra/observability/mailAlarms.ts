import type * as pulumi from "@pulumi/pulumi";
import type { Alarm } from "./alarm";
import { mailMetric, purchasesMade } from "./metrics";

const HOUR = 3600;

/** Confirmations that SES did not take, and those that did not arrive. */
export function mailAlarms(
  confirmationSet: string,
  purchasesTable: pulumi.Input<string>,
): Record<string, Alarm> {
  return {
    // A refused call to SES is not an event of SES: it shows only as a purchase that no mail was sent for.
    "confirmations-failed": {
      description: "Purchases are made for which SES takes no confirmation.",
      metrics: {
        purchases: purchasesMade(purchasesTable),
        sent: mailMetric(confirmationSet, "Send"),
      },
      expression: "FILL(purchases, 0) - FILL(sent, 0)",
      // One may fall into the next hour, or go to somebody who has no address any more.
      above: 1,
      period: HOUR,
      periods: 1,
    },
    "confirmations-rejected": {
      description: "SES took confirmations and then refused to send them.",
      metrics: { rejected: mailMetric(confirmationSet, "Reject") },
      above: 0,
      period: HOUR,
      periods: 1,
    },
    // SES reviews an account at 5 % and 0.1 % (docs.aws.amazon.com/ses/latest/dg/reputation-dashboard-dg.html).
    "confirmations-bounced": {
      description: "More than 4 % of confirmations bounce; at 5 % SES reviews the account.",
      metrics: { bounces: mailMetric(confirmationSet, "Reputation.BounceRate", "Maximum") },
      above: 0.04,
      period: HOUR,
      periods: 1,
    },
    "confirmations-unwanted": {
      description:
        "More than 0.08 % of confirmations are called spam; at 0.1 % SES reviews the account.",
      metrics: { complaints: mailMetric(confirmationSet, "Reputation.ComplaintRate", "Maximum") },
      above: 0.0008,
      period: HOUR,
      periods: 1,
    },
  };
}
