import type { StoreClient } from "../../support/amplifyClient";
import { post } from "../../support/post";
import { keysOf, signedHeaders } from "../../support/signed";
import type { RunningStack } from "../../support/stack";

/** The outcome of a call. */
export type Reply<T> =
  | { kind: "ok"; value: T }
  | { kind: "error"; type: string; message: string; info?: any }
  /** No response came: the client does not know the outcome. */
  | { kind: "lost" };

/**
 * A caller over plain HTTP with the credentials of aws-amplify. It sends each request exactly once:
 * it never retries, refreshes or reconnects.
 */
export type PlainClient = <T>(
  query: string,
  variables?: Record<string, unknown>,
) => Promise<Reply<T>>;

/** The client of a signed-in user, by its access token. */
export async function userClient(
  stack: Pick<RunningStack, "outputs">,
  { auth }: StoreClient,
): Promise<PlainClient> {
  const { tokens } = await auth.fetchAuthSession();
  const authorization = tokens!.accessToken.toString();
  return (query, variables = {}) =>
    send(stack, JSON.stringify({ query, variables }), async () => ({ authorization }));
}

/** The client of a guest, which signs each request. */
export async function guestClient(
  stack: Pick<RunningStack, "outputs">,
  client: StoreClient,
): Promise<PlainClient> {
  const keys = await keysOf(client);
  return (query, variables = {}) => {
    const body = JSON.stringify({ query, variables });
    return send(stack, body, () => signedHeaders(stack, body, { keys }));
  };
}

async function send<T>(
  stack: Pick<RunningStack, "outputs">,
  body: string,
  headers: () => Promise<Record<string, string>>,
): Promise<Reply<T>> {
  const signed = await headers();
  const response = await post(stack, body, signed).catch(() => undefined);
  if (response === undefined) return { kind: "lost" };
  const error = response.body.errors?.[0];
  // The stack is starting.
  if (error?.errorType === "ServiceUnavailable") return { kind: "lost" };
  if (error !== undefined) {
    const { errorType, message, errorInfo } = error;
    return { kind: "error", type: errorType, message, info: errorInfo };
  }
  return { kind: "ok", value: Object.values(response.body.data as object)[0] as T };
}
