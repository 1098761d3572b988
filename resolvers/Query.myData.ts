import type { Context } from "@aws-appsync/utils";
import { util } from "@aws-appsync/utils";
import type { MyData } from "./generated/schema";
import { byLastUse } from "./lib/byLastUse";
import { cartView } from "./lib/cartView";
import { failUnavailable } from "./lib/fail";
import { profileView } from "./lib/profileView";
import { sessionView } from "./lib/sessionView";
import type { Stash } from "./lib/stash";

/** Reads the cart and the sessions as their own fields do, and the profile from Cognito. */
export function request(ctx: Context<unknown, Stash>) {
  const hasPasskeys = STORE.passkeys === "on";
  const sessions = { liveSessionsOf: "caller", passkeyNames: hasPasskeys };
  ctx.stash.wanted = { ...sessions, cart: true, saved: true };
  const passkeys = [{ operation: "ListWebAuthnCredentials", input: {} }];
  ctx.stash.cognitoCalls = [{ operation: "GetUser", input: {} }, ...(hasPasskeys ? passkeys : [])];
  return {};
}

/** The user's data. */
export function response(ctx: Context<unknown, Stash>): MyData {
  const { session, liveSessions, caller } = ctx.stash;
  if (session === undefined || caller === undefined) failUnavailable();
  const all = [session].concat(liveSessions ?? []);
  const running = byLastUse(all, util.time.nowEpochMilliSeconds());
  return {
    profile: profileView(ctx.stash),
    sessions: running.map((one) => sessionView(one, caller.sessionId)),
    cart: cartView(ctx.stash),
  };
}
