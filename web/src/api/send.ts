import { getConfig } from "../config";
import { authorize } from "./authorize";
import { NetworkError, StoreError } from "./errors";
import type { Operation } from "./operation";

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
  let answer: GraphqlAnswer;
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
    answer = (await response.json()) as GraphqlAnswer;
  } catch (error) {
    throw new NetworkError({ cause: error });
  }
  const [error] = answer.errors ?? [];
  if (error !== undefined) throw toStoreError(response.status, error);
  if (!response.ok)
    throw new StoreError("Unavailable", `The store answered ${response.status}. Try again soon.`);
  return (answer.data as Record<string, Data>)[operation.field] as Data;
}

interface GraphqlAnswer {
  data?: unknown;
  errors?: { errorType?: string; message: string }[];
}

/** A refused request (401, 403) has many types; what to do about all of them is the same: renew. */
function toStoreError(status: number, error: { errorType?: string; message: string }): StoreError {
  if (status === 401 || status === 403)
    return new StoreError("UnauthorizedException", "The store did not accept this request.");
  return new StoreError(error.errorType ?? "Unknown", error.message);
}
