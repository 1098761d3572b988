import type { Context, HTTPRequest, HTTPResult } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { callerToken } from "./callerToken";
import { cognitoRequest, failCognito, readCognito } from "./cognito";
import { failTryAgain, failUnavailable } from "./fail";
import { isTokenOver } from "./isTokenOver";
import type { Stash } from "./stash";

/**
 * Sends the next call of stash.cognitoCalls with the caller's own access token; skipped if none is
 * left.
 */
export function request(ctx: Context<unknown, Stash>): HTTPRequest<string> {
  const next = (ctx.stash.cognitoCalls ?? [])[0];
  if (next === undefined) runtime.earlyReturn(null, { skipTo: "NEXT" });
  return cognitoRequest(next.operation, { ...next.input, AccessToken: callerToken(ctx) });
}

/**
 * Stores the body under the name of the operation. A refusal ends the field, so later calls are not
 * made.
 */
export function response(ctx: Context<unknown, Stash, undefined, undefined, HTTPResult>): null {
  if (ctx.error) failUnavailable();
  const calls = ctx.stash.cognitoCalls ?? [];
  const result = readCognito(ctx.result);
  // VerifySoftwareToken may also refuse a code with status 200 (API_VerifySoftwareToken.html).
  if (result.body.Status === "ERROR") {
    failCognito({ ...result, outcome: "refused", reason: "EnableSoftwareTokenMFAException" });
  }
  if (result.outcome !== "good") {
    // The token may have expired meanwhile: the client's next token is valid.
    if (result.reason === "NotAuthorizedException" && isTokenOver(ctx.stash)) failTryAgain();
    failCognito(result, calls[0]?.mayBeMissing);
  }
  const name = calls[0]?.operation ?? "";
  ctx.stash.cognitoBodies = { ...ctx.stash.cognitoBodies, [name]: result.body };
  ctx.stash.cognitoCalls = calls.slice(1);
  return null;
}
