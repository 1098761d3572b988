import type { GraphqlResponse } from "./amplifyClient";
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
  const response = await fetch(outputs.graphqlUrl!, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: body as string, // fetch also accepts bytes
  });
  const text = await response.text();
  const errorType = response.headers.get("x-amzn-errortype");
  return { status: response.status, errorType, body: JSON.parse(text) as GraphqlResponse, text };
}
