import type { Stash } from "./stash";

/**
 * The name of an admin in the history: the address that Cognito has verified, or else the user's
 * sub.
 */
export function actorOf({ session, caller }: Stash): string {
  const email = session?.Email ?? "";
  return email === "" ? (caller?.userId ?? "") : email;
}
