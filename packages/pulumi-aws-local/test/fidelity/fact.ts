/** The sections of docs/fidelity.md in order. */
export const AREAS = [
  "APPSYNC_JS: supported features",
  "APPSYNC_JS: unlike JavaScript",
  "APPSYNC_JS: code that AWS refuses",
  "APPSYNC_JS: library",
  "AppSync: schema",
  "AppSync: execution and data sources",
  "Cognito user pools: operations",
  "Cognito user pools: operations that are refused by name",
  "Cognito user pools: behaviours",
  "Cognito identity pools",
  "IAM and signatures",
  "Wire protocols",
  "DynamoDB",
  "SES",
  "CloudFront",
  "Declared resources",
  "Data sources of programs",
] as const;

export type Area = (typeof AREAS)[number];

/** A response that a test compares with AWS's: a row of docs/fidelity.md. Tests of equal facts share one row. */
export interface Fact {
  area: Area;
  /** The operation or feature. */
  feature: string;
  /** The compared response; the titles of the tests if omitted. */
  response?: string;
  /** The AWS page, the recorded responses or the public report that states the fact. */
  source: string;
  /** False: a guess, even a well-founded one. */
  isVerified: boolean;
  /** The part that is a guess, if the rest is verified. */
  unverified?: string;
  /** The missing feature of the emulator: it rejects the request by name, which is not a response of AWS. */
  lacks?: string;
  /** Number of responses that one test compares; 1 if omitted. */
  cases?: number;
}

/** A fact with the test that compares it. */
export interface ComparedFact extends Fact {
  response: string;
  cases: number;
  /** Path of the test file relative to the test folder. */
  test: string;
}

/** A fact that its source states, except for the part in `unverified`. */
export function fact(area: Area, feature: string, source: string, more: Partial<Fact> = {}): Fact {
  return { area, feature, source, isVerified: more.unverified === undefined, ...more };
}

/** Markdown for code, on one line and truncated. */
export function codeSpan(text: string, length = 120): string {
  const line = text.trim().replaceAll("\n", "↵");
  const short = line.length > length ? `${line.slice(0, length - 1)}…` : line;
  return short.includes("`") ? `\`\` ${short} \`\`` : `\`${short}\``;
}
