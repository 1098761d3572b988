import type { Context, HTTPRequest, HTTPResult } from "@aws-appsync/utils";
import { cognitoRequest } from "../lib/cognito";
import { failUnavailable } from "../lib/fail";
import { personFilter, personIn } from "../lib/person";
import { readAdminResponse } from "../lib/readAdminResponse";
import type { Stash } from "../lib/stash";

/** Finds a user at Cognito by address or sub. */
export function request(ctx: Context<unknown, Stash>): HTTPRequest<string> {
  const { personQuery } = ctx.stash;
  if (personQuery === undefined) failUnavailable();
  const Filter = personFilter(personQuery);
  return cognitoRequest("ListUsers", { UserPoolId: STORE.userPoolId, Filter });
}

/** Stores the user, if there is one, in the stash. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, HTTPResult>): null {
  const { personQuery } = ctx.stash;
  if (ctx.error || personQuery === undefined) failUnavailable();
  ctx.stash.person = personIn(readAdminResponse(ctx.result), personQuery);
  return null;
}
