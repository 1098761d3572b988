import type { Context, HTTPRequest, HTTPResult } from "@aws-appsync/utils";
import { cognitoRequest } from "../lib/cognito";
import { fail, failUnavailable } from "../lib/fail";
import { failNoPerson } from "../lib/person";
import { readAdminResponse } from "../lib/readAdminResponse";
import type { Stash } from "../lib/stash";

/**
 * Disables the account at Cognito, which also revokes its tokens there, or enables it. Both calls
 * can be repeated.
 */
export function request(ctx: Context<unknown, Stash>): HTTPRequest<string> {
  const { person, personChange, caller } = ctx.stash;
  if (person === undefined) failNoPerson();
  if (personChange === "ban" && person.id === caller?.userId) {
    fail("InvalidInput", "You cannot ban yourself. Have another admin do it.");
  }
  const operation = personChange === "ban" ? "AdminDisableUser" : "AdminEnableUser";
  return cognitoRequest(operation, { UserPoolId: STORE.userPoolId, Username: person.id });
}

/** From now on no token of a banned user starts a session. */
export function response(ctx: Context<unknown, Stash, undefined, undefined, HTTPResult>): null {
  if (ctx.error) failUnavailable();
  readAdminResponse(ctx.result);
  return null;
}
