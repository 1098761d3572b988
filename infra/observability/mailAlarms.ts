import type * as pulumi from "@pulumi/pulumi";
import type { Alarm } from "./alarm";
import { mailMetric, purchasesMade } from "./metrics";

const HOUR = 3600;

/** Alarms on confirmations that SES rejected, and on those that did not arrive. */
export function mailAlarms(
  confirmationSet: string,
  purchasesTable: pulumi.Input<string>,
): Record<string, Alarm> {
  return {
    // A rejected call to SES is not an SES event: the only sign is a purchase without a sent mail.
    "confirmations-failed": {
      description: "SES rejects the confirmations of purchases.",
      metrics: {
        purchases: purchasesMade(purchasesTable),
        sent: mailMetric(confirmationSet, "Send"),
      },
      expression: "FILL(purchases, 0) - FILL(sent, 0)",
      // One mail may be counted in the next hour, or go to an address that no longer exists.
      above: 1,
      period: HOUR,
      periods: 1,
    },
    "confirmations-rejected": {
      description: "SES accepted confirmations and then refused to send them.",
      metrics: { rejected: mailMetric(confirmationSet, "Reject") },
      above: 0,
      period: HOUR,
      periods: 1,
    },
    // SES reviews an account at 5 % bounces and 0.1 % complaints
    // (docs.aws.amazon.com/ses/latest/dg/reputation-dashboard-dg.html).
    "confirmations-bounced": {
      description: "More than 4 % of confirmations bounce; at 5 % SES reviews the account.",
      metrics: { bounces: mailMetric(confirmationSet, "Reputation.BounceRate", "Maximum") },
      above: 0.04,
      period: HOUR,
      periods: 1,
    },
    "confirmations-unwanted": {
      description:
        "More than 0.08 % of confirmations are marked as spam; at 0.1 % SES reviews the account.",
      metrics: { complaints: mailMetric(confirmationSet, "Reputation.ComplaintRate", "Maximum") },
      above: 0.0008,
      period: HOUR,
      periods: 1,
    },
  };
}
