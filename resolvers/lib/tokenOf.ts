import { headerValues } from "./headerValues";
import { claimsOf, jsonOf } from "./jsonOf";

/**
 * The caller's own token, from wherever AppSync documents it: the header `authorization`, also repeated or with "Bearer"
 * before it, or the sub-protocol "header-<base64url of JSON>" of a WebSocket. At the start of a subscription no page says
 * whether ctx.request.headers are those of the start message or of the connection, whose token may be an older one. So
 * only the token that AppSync has verified counts: the one whose `jti` is `tokenId`. "" when it is not there.
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

/** The authorization headers in the sub-protocols that a WebSocket was opened with. */
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

/** Whether a token may be the one of this id: where either has none, Cognito decides. */
function isToken(token: string, tokenId: string): boolean {
  const jti = claimsOf(token).jti ?? "";
  return jti === tokenId || jti === "" || tokenId === "";
}
