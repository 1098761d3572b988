import type { Context } from "@aws-appsync/utils";
import type { MutationLiftBanArgs, Person } from "./generated/schema";
import { checkPersonId, failNoPerson } from "./lib/person";
import type { Stash } from "./lib/stash";

/** Lets a banned user sign in again; AppSync lets only admins call it. */
export function request(ctx: Context<MutationLiftBanArgs, Stash>) {
  const id = checkPersonId(ctx.args.userId);
  ctx.stash.wanted = { liveSessionsOf: `user#${id}` };
  ctx.stash.personQuery = { attribute: "sub", value: id };
  ctx.stash.personChange = "lift";
  return {};
}

/** The account as it is now. */
export function response(ctx: Context<MutationLiftBanArgs, Stash>): Person {
  const { person } = ctx.stash;
  if (person === undefined) failNoPerson();
  return { ...person, banned: false };
}
