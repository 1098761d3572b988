import type * as pulumi from "@pulumi/pulumi";
import type { Alarm } from "./alarm";
import { apiMetric } from "./metrics";

const FIVE_MINUTES = 300;

/**
 * Alarms on AppSync's 5xx errors, on latency, and on many 4xx responses. The store's own errors are
 * responses with status 200.
 */
export function apiAlarms(apiId: pulumi.Input<string>): Record<string, Alarm> {
  return {
    "api-errors": {
      description: "GraphQL requests fail with status 5xx.",
      metrics: { errors: apiMetric(apiId, "5XXError") },
      above: 0,
      period: FIVE_MINUTES,
      periods: 1,
    },
    "api-slow": {
      description: "One GraphQL request in twenty takes more than a second.",
      metrics: { latency: apiMetric(apiId, "Latency", "p95") },
      above: 1000,
      period: FIVE_MINUTES,
      periods: 3,
    },
    "api-refusals": {
      description: "More than a quarter of GraphQL requests are refused with status 4xx.",
      metrics: {
        refused: apiMetric(apiId, "4XXError"),
        // AppSync counts requests by account only; the latency metric has one sample for each
        // request of this API.
        requests: apiMetric(apiId, "Latency", "SampleCount"),
      },
      // Ignored below the minimum number of requests.
      expression:
        "IF(FILL(requests, 0) + refused >= 100, 100 * refused / (FILL(requests, 0) + refused), 0)",
      above: 25,
      period: FIVE_MINUTES,
      periods: 1,
    },
  };
}
