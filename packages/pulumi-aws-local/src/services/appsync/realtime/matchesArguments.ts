import { isDeepStrictEqual } from "node:util";

/**
 * Whether a mutation's result matches the arguments of a subscription. An omitted argument matches any value. A null
 * argument matches null, including a field that the mutation did not select.
 * https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-data.html#using-subscription-arguments
 */
export function matchesArguments(
  args: Readonly<Record<string, unknown>>,
  payload: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(args).every(([name, wanted]) =>
    isDeepStrictEqual(payload[name] ?? null, wanted),
  );
}
