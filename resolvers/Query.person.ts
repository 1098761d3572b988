import type { Context } from "@aws-appsync/utils";
import type { Person, QueryPersonArgs } from "./generated/schema";
import type { Stash } from "./lib/stash";

/** The account with an address. AppSync allows admins only and validates the address. */
export function request(ctx: Context<QueryPersonArgs, Stash>) {
  ctx.stash.personQuery = { attribute: "email", value: ctx.args.email };
  return {};
}

/** The account, if there is one. */
export function response(ctx: Context<QueryPersonArgs, Stash>): Person | null {
  return ctx.stash.person ?? null;
}
