import { getConfig } from "../config";
import { authorize } from "./authorize";
import { NetworkError, StoreError } from "./errors";
import type { Operation } from "./operation";
import { toStoreError } from "./refusals";

/** After this many milliseconds without an answer, it counts as lost. AppSync itself gives up after 30 s. */
const answerTimeout = 32_000;

/** Sends an operation once, as who the caller is now. Throws StoreError or NetworkError. */
export async function send<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const body = JSON.stringify({ query: operation.text, variables });
  const headers = await authorize(body);
  let response: Response;
  let text: string;
  try {
    response = await fetch(getConfig().graphqlUrl, {
      method: "POST",
      headers,
      body,
      credentials: "omit",
      // A change made just before the page is left still arrives.
      keepalive: operation.kind === "mutation",
      signal: AbortSignal.timeout(answerTimeout),
    });
    text = await response.text();
  } catch (error) {
    throw new NetworkError({ cause: error });
  }
  const answer = readAnswer(response, text);
  const [error] = answer.errors ?? [];
  if (error !== undefined) throw toStoreError(response.status, error);
  if (!response.ok)
    throw new StoreError("Unavailable", `The store answered ${response.status}. Try again soon.`);
  return (answer.data as Record<string, Data>)[operation.field] as Data;
}

/** An error without a readable body, as a gateway on the way has it, may still name its type in a header. */
function readAnswer(response: Response, text: string): GraphqlAnswer {
  try {
    return JSON.parse(text) as GraphqlAnswer;
  } catch (error) {
    const errorType = response.headers.get("x-amzn-errortype")?.split(":")[0];
    if (response.ok) throw new NetworkError({ cause: error });
    return errorType === undefined ? {} : { errors: [{ errorType, message: "" }] };
  }
}

interface GraphqlAnswer {
  data?: unknown;
  errors?: { errorType?: string; message: string }[];
}
