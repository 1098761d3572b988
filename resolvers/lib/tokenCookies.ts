import { util } from "@aws-appsync/utils";
import { headerValues } from "./headerValues";
import type { Stash } from "./stash";

/**
 * The response header that the site's distribution converts to cookies and removes. AppSync drops a
 * Set-Cookie header of a resolver: github.com/aws/aws-appsync-community/issues/74
 */
const tokensHeader = "x-jukebox-tokens";

/**
 * The header in which the distribution passes the refresh token of the cookie, on the path
 * /graphql/refresh only.
 */
const refreshHeader = "x-jukebox-refresh";

/** The refresh token of the calling browser; "" if there is none. */
export function refreshTokenOf(headers: Record<string, unknown> | null | undefined): string {
  return headerValues(headers, refreshHeader)[0] ?? "";
}

/**
 * Puts Cognito's new tokens into cookies. A refresh returns a refresh token only if tokens rotate.
 */
export function keepTokens({ tokens }: Stash): void {
  if (tokens === undefined) return;
  const { access, accessSeconds, refresh } = tokens;
  if (refresh === "") addTokens({ access, accessSeconds });
  else addTokens({ access, accessSeconds, refresh, refreshSeconds: STORE.refreshSeconds });
}

/** Deletes the cookies. */
export function clearTokens(): void {
  addTokens({ access: "", refresh: "" });
}

function addTokens(tokens: Record<string, string | number>): void {
  util.http.addResponseHeader(tokensHeader, JSON.stringify(tokens));
}
