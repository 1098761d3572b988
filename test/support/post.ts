import type { Answer } from "./amplifyClient";
import type { RunningStack } from "./stack";

/** An answer of the GraphQL endpoint as it came over HTTP. */
export interface HttpAnswer {
  status: number;
  /** The header x-amzn-errortype; null when the request was not refused as a whole. */
  errorType: string | null;
  body: Answer;
  text: string;
}

/** Sends any body to the GraphQL endpoint with the headers given, and no others of meaning. */
export async function post(
  { outputs }: Pick<RunningStack, "outputs">,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> {
  const response = await fetch(outputs.graphqlUrl!, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: body as string, // fetch takes bytes just as well
  });
  const text = await response.text();
  const errorType = response.headers.get("x-amzn-errortype");
  return { status: response.status, errorType, body: JSON.parse(text) as Answer, text };
}
