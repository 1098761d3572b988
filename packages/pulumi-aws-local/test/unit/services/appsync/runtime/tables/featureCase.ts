import type { Context } from "../../../../../../src/services/appsync/runtime";
import { type Area, codeSpan, type Fact } from "../../../../../fidelity/fact";

/** One feature of APPSYNC_JS as on AWS: a row of docs/fidelity.md, and a test. */
export interface FeatureCase {
  feature: string;
  /** The AWS page, recorded response or public report that states the value. */
  source: string;
  /** False: a guess, even a well-founded one; the page lists it as UNVERIFIED. */
  isVerified: boolean;
  /** Body of a request handler. */
  code: string;
  context?: Context;
  /** The result of the handler. */
  value: unknown;
}

/** The row of docs/fidelity.md. */
export function factOf(
  area: Area,
  { feature, source, isVerified, code, value }: FeatureCase,
): Fact {
  const result = codeSpan(JSON.stringify(value));
  return { area, feature, source, isVerified, response: `${codeSpan(code)} → ${result}` };
}

/** A row whose source states its value. */
export function verified(source: string, feature: string, code: string, value: unknown) {
  return { feature, source, isVerified: true, code, value } satisfies FeatureCase;
}

/** A row whose value has no source. */
export function unverified(source: string, feature: string, code: string, value: unknown) {
  return { feature, source, isVerified: false, code, value } satisfies FeatureCase;
}
