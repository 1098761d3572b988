import type { Context } from "@aws-appsync/utils";
import type { MutationSaveSessionArgs, Session } from "./generated/schema";
import { checkWhole } from "./lib/checkInput";
import { failUnavailable } from "./lib/fail";
import { checkExact, checkObject } from "./lib/sessionData";
import { sessionView } from "./lib/sessionView";
import type { Stash } from "./lib/stash";

/**
 * Saves the application's data in the caller's session, if the version is the one that the client
 * has read.
 */
export function request(ctx: Context<MutationSaveSessionArgs, Stash>) {
  checkObject(ctx.args.data);
  checkExact(ctx.args.data, ctx.info.variables);
  checkWhole("expectedVersion", ctx.args.expectedVersion, 0, 2147483646, 0);
  ctx.stash.wanted = { guestSession: true };
  return {};
}

/** The saved session. */
export function response(ctx: Context<MutationSaveSessionArgs, Stash>): Session {
  const { session, caller } = ctx.stash;
  if (session === undefined || caller === undefined) failUnavailable();
  return sessionView(session, caller.sessionId);
}
