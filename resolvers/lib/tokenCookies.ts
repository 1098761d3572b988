import { util } from "@aws-appsync/utils";
import { headerValues } from "./headerValues";
import type { Stash } from "./stash";

/**
 * The response header that the site's distribution turns into cookies and takes away. AppSync adds no Set-Cookie of a resolver:
 * github.com/aws/aws-appsync-community/issues/74
 */
const tokensHeader = "x-jukebox-tokens";

/** Where the distribution puts the refresh token of the cookie, at the path /graphql/refresh only. */
const refreshHeader = "x-jukebox-refresh";

/** The refresh token of the browser that asks; "" where there is none. */
export function refreshTokenOf(headers: Record<string, unknown> | null | undefined): string {
  return headerValues(headers, refreshHeader)[0] ?? "";
}

/** Puts Cognito's new tokens into cookies; a refresh returns no refresh token unless they rotate. */
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
