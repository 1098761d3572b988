import type { Context } from "@aws-appsync/utils";
import type { MutationLiftBanArgs, Person } from "./generated/schema";
import { checkPersonId, failNoPerson } from "./lib/person";
import type { Stash } from "./lib/stash";

/** Allows a banned user to sign in again; AppSync allows admins only. */
export function request(ctx: Context<MutationLiftBanArgs, Stash>) {
  const id = checkPersonId(ctx.args.userId);
  ctx.stash.wanted = { liveSessionsOf: `user#${id}` };
  ctx.stash.personQuery = { attribute: "sub", value: id };
  ctx.stash.personChange = "lift";
  return {};
}

/** The current account. */
export function response(ctx: Context<MutationLiftBanArgs, Stash>): Person {
  const { person } = ctx.stash;
  if (person === undefined) failNoPerson();
  return { ...person, banned: false };
}
