import type { Context } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import type { PersonSession, QueryPersonSessionsArgs } from "./generated/schema";
import { byLastUse } from "./lib/byLastUse";
import { checkPersonId } from "./lib/person";
import { personSessionView } from "./lib/sessionView";
import type { Stash } from "./lib/stash";

/** All running sessions of another user, read by their ids; AppSync allows admins only. */
export function request(ctx: Context<QueryPersonSessionsArgs, Stash>) {
  ctx.stash.wanted = { liveSessionsOf: `user#${checkPersonId(ctx.args.userId)}` };
  return {};
}

/** The sessions, last used first. */
export function response(ctx: Context<QueryPersonSessionsArgs, Stash>): PersonSession[] {
  const now = util.time.nowEpochMilliSeconds();
  return byLastUse(ctx.stash.liveSessions ?? [], now).map((one) => personSessionView(one));
}
