import { isDeepStrictEqual } from "node:util";

/**
 * Whether a mutation's result has the values that a subscription was started with. An omitted argument matches anything;
 * one that is null asks for null, which a field that the mutation did not select is as well.
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
