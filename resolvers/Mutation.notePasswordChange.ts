import type { Context } from "@aws-appsync/utils";
import type { Stash } from "./lib/stash";

/** Mails the owner that the password was changed. The API never receives the password. */
export function request(ctx: Context<unknown, Stash>) {
  ctx.stash.securityChange = "passwordChanged";
  return {};
}

/** Whether a mail was sent. */
export function response(ctx: Context<unknown, Stash>): boolean {
  return ctx.stash.notice === "SENT";
}
