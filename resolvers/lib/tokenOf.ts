import { headerValues } from "./headerValues";
import { claimsOf, jsonOf } from "./jsonOf";

/**
 * The caller's own token, from all places that AppSync documents: the header `authorization`,
 * possibly repeated or with the prefix "Bearer", or the WebSocket sub-protocol "header-<base64url
 * of JSON>". AppSync does not document whether ctx.request.headers at the start of a subscription
 * are those of the start message or of the connection, whose token may be older. So only the token
 * that AppSync has verified counts: the one whose `jti` is `tokenId`. "" if it is not found.
 * https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 * https://github.com/awslabs/aws-mobile-appsync-sdk-js/issues/721
 */
export function tokenOf(
  headers: Record<string, unknown> | null | undefined,
  tokenId: string,
): string {
  const tokens = authorizationsOf(headers)
    .concat(headerValues(headers, "sec-websocket-protocol").flatMap(protocolAuthorizations))
    .map(withoutScheme);
  return tokens.find((token) => token !== "" && isToken(token, tokenId)) ?? "";
}

function authorizationsOf(headers: Record<string, unknown> | null | undefined): string[] {
  return headerValues(headers, "authorization");
}

/** The authorization headers in the sub-protocols of a WebSocket. */
function protocolAuthorizations(protocols: string): string[] {
  return protocols
    .split(",")
    .map((protocol) => protocol.trim())
    .filter((protocol) => protocol.startsWith("header-"))
    .flatMap((protocol) => authorizationsOf(jsonOf(protocol.slice(7))));
}

function withoutScheme(authorization: string): string {
  const bearer = authorization.toLowerCase().startsWith("bearer ");
  return bearer ? authorization.slice(7).trim() : authorization;
}

/** Whether a token may have this id. If one of them has no id, Cognito decides. */
function isToken(token: string, tokenId: string): boolean {
  const jti = claimsOf(token).jti ?? "";
  return jti === tokenId || jti === "" || tokenId === "";
}
