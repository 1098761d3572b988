import type { Context, HTTPRequest, HTTPResult } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { cognitoRequest } from "../lib/cognito";
import { isUnfinished } from "../lib/isUnfinished";
import type { Stash } from "../lib/stash";

/**
 * Revokes a refresh token and the access tokens issued from it, with Cognito's RevokeToken.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html
 */
export function request(ctx: Context<unknown, Stash>): HTTPRequest<string> {
  const token = ctx.stash.revoking ?? "";
  if (token === "" || isUnfinished(ctx.stash)) runtime.earlyReturn(null, { skipTo: "NEXT" });
  return cognitoRequest("RevokeToken", { Token: token, ClientId: STORE.userPoolClientId });
}

/**
 * Stores whether Cognito has confirmed the revocation. A failure does not undo the earlier
 * functions.
 */
export function response(ctx: Context<unknown, Stash, undefined, undefined, HTTPResult>): null {
  ctx.stash.revoked = !ctx.error && ctx.result?.statusCode === 200;
  return null;
}
