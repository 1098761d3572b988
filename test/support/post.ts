import type { GraphqlResponse } from "./amplifyClient";
import { sendHttp } from "./sendHttp";
import type { RunningStack } from "./stack";

/** A response of the GraphQL endpoint, as received over HTTP. */
export interface HttpResponse {
  status: number;
  /** The header x-amzn-errortype; null unless the request was rejected as a whole. */
  errorType: string | null;
  body: GraphqlResponse;
  text: string;
}

/** Sends any body to the GraphQL endpoint with the given headers, and no other relevant ones. */
export async function post(
  { outputs }: Pick<RunningStack, "outputs">,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<HttpResponse> {
  const response = await sendHttp(outputs.graphqlUrl!, {
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  const { status, text } = response;
  const errorType = (response.headers["x-amzn-errortype"] as string | undefined) ?? null;
  return { status, errorType, body: JSON.parse(text) as GraphqlResponse, text };
}
