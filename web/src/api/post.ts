import { getConfig, isCookieMode } from "../config";
import { NetworkError } from "./errors";
import type { Operation } from "./operation";
import { toStoreError, unavailable } from "./refusals";

/** Timeout of a response, in milliseconds. AppSync's own timeout is 30 s. */
const responseTimeout = 32_000;

/**
 * Paths at which the site's distribution serves the API, with tokens in cookies. Only the second
 * path receives the refresh token.
 */
export type ApiPath = "/graphql" | "/graphql/refresh";

/**
 * This header marks requests of this site's own pages. A page of another origin needs permission to
 * send it.
 */
const pageMark = { "x-jukebox-page": "1" };

/** An operation as sent. Signatures are computed over this text. */
export function bodyOf<Data, Variables>(
  { text }: Operation<Data, Variables>,
  variables: Variables,
): string {
  return JSON.stringify({ query: text, variables });
}

export interface Post {
  body: string;
  /** The headers that authorize the request; with cookies, none for a user. */
  headers: Record<string, string>;
  /** Only with tokens in cookies. */
  path?: ApiPath;
}

/** Sends an operation once. Throws StoreError or NetworkError. */
export async function post<Data, Variables>(
  { kind, field }: Operation<Data, Variables>,
  { body, headers, path = "/graphql" }: Post,
): Promise<Data> {
  const cookies = isCookieMode();
  let response: Response;
  let text: string;
  try {
    response = await fetch(cookies ? path : getConfig().graphqlUrl, {
      method: "POST",
      headers: cookies ? { ...headers, ...pageMark } : headers,
      body,
      credentials: cookies ? "same-origin" : "omit",
      // A change made just before the user leaves the page still arrives.
      keepalive: kind === "mutation",
      signal: AbortSignal.timeout(responseTimeout),
    });
    text = await response.text();
  } catch (error) {
    throw new NetworkError({ cause: error });
  }
  const reply = readResponse(response, text);
  const [error] = reply.errors ?? [];
  if (error !== undefined) throw toStoreError(response.status, error);
  if (!response.ok) throw unavailable(response.status);
  return (reply.data as Record<string, Data>)[field] as Data;
}

/** An error without a readable body, such as that of a gateway, may name its type in a header. */
function readResponse(response: Response, text: string): GraphqlResponse {
  try {
    return JSON.parse(text) as GraphqlResponse;
  } catch (error) {
    const errorType = response.headers.get("x-amzn-errortype")?.split(":")[0];
    if (response.ok) throw new NetworkError({ cause: error });
    return errorType === undefined ? {} : { errors: [{ errorType, message: "" }] };
  }
}

interface GraphqlResponse {
  data?: unknown;
  errors?: { errorType?: string; message: string; errorInfo?: ErrorInfo | null }[];
}

type ErrorInfo = Record<string, string | number>;
