import type { GraphqlResponse } from "./amplifyClient";
import { sendHttp } from "./sendHttp";
import type { RunningStack } from "./stack";

/** Sends an operation with the given token, as a thief of the token can. */
export async function ask<T = any>(
  { outputs }: RunningStack,
  token: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<GraphqlResponse<T>> {
  const { text } = await sendHttp(outputs.graphqlUrl!, {
    headers: { "content-type": "application/json", authorization: token },
    body: JSON.stringify({ query, variables }),
  });
  return JSON.parse(text) as GraphqlResponse<T>;
}

/** The errorType of the response to an operation, or "ok". */
export async function askOutcome(
  stack: RunningStack,
  token: string,
  query: string,
): Promise<string> {
  const { errors } = await ask(stack, token, query);
  return errors?.[0]?.errorType ?? "ok";
}
