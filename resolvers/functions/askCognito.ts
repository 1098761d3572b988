import type { Context, HTTPRequest, HTTPResult } from "@aws-appsync/utils";
import { runtime } from "@aws-appsync/utils";
import { cognitoRequest, failCognito, readCognito } from "../lib/cognito";
import { failUnavailable } from "../lib/fail";
import type { Stash } from "../lib/stash";
import { takeTokens } from "../lib/takeTokens";

/** Sends the call to Cognito that the resolver has prepared, if there is one. */
export function request(ctx: Context<unknown, Stash>): HTTPRequest<string> {
  const { cognito } = ctx.stash;
  if (cognito === undefined) runtime.earlyReturn(null, { skipTo: "NEXT" });
  return cognitoRequest(cognito.operation, cognito.input);
}

/**
 * Stores the response and its tokens in the stash. A refusal ends the field, unless its reason is
 * listed in stash.refusable.
 */
export function response(ctx: Context<unknown, Stash, undefined, undefined, HTTPResult>): null {
  if (ctx.error) failUnavailable();
  const result = readCognito(ctx.result);
  if (result.outcome === "refused" && (ctx.stash.refusable ?? []).indexOf(result.reason) >= 0) {
    ctx.stash.cognitoRefusal = result.reason;
    return null;
  }
  if (result.outcome !== "good") failCognito(result);
  ctx.stash.cognitoResponse = result.body;
  takeTokens(ctx.stash);
  return null;
}
