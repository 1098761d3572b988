import type { Services } from "../../core/services";
import type { RequestContext } from "./policy/requestContext";

/**
 * The condition keys that every request has, for any principal.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function environmentKeys({
  clock,
  region,
}: Pick<Services, "clock" | "region">): RequestContext {
  const now = clock.now();
  return {
    "aws:RequestedRegion": region,
    "aws:SecureTransport": "true",
    "aws:CurrentTime": new Date(now).toISOString(),
    "aws:EpochTime": String(Math.floor(now / 1000)),
  };
}

/** Whether a decision that depends on these condition keys (in lower case) changes over time. */
export function changesWithTime(keys: Iterable<string>): boolean {
  return [...keys].some((key) => TIME_KEYS.has(key));
}

const TIME_KEYS = new Set(["aws:currenttime", "aws:epochtime", "aws:tokenissuetime"]);
