import type { Context } from "@aws-appsync/utils";
import type { MutationSaveSessionArgs, Session } from "./generated/schema";
import { checkWhole } from "./lib/checkInput";
import { failUnavailable } from "./lib/fail";
import { checkExact, checkObject } from "./lib/sessionData";
import { sessionView } from "./lib/sessionView";
import type { Stash } from "./lib/stash";

/** Keeps the application's own data in the caller's session, under the version that the client has read. */
export function request(ctx: Context<MutationSaveSessionArgs, Stash>) {
  checkObject(ctx.args.data);
  checkExact(ctx.args.data, ctx.info.variables);
  checkWhole("expectedVersion", ctx.args.expectedVersion, 0, 2147483646, 0);
  ctx.stash.wanted = { guestSession: true };
  return {};
}

/** The session as saved. */
export function response(ctx: Context<MutationSaveSessionArgs, Stash>): Session {
  const { session, caller } = ctx.stash;
  if (session === undefined || caller === undefined) failUnavailable();
  return sessionView(session, caller.sessionId);
}
