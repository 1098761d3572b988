import type { Stash } from "./stash";

/** Who an admin is in the history: the address that Cognito has verified, else the user's sub. */
export function actorOf({ session, caller }: Stash): string {
  const email = session?.Email ?? "";
  return email === "" ? (caller?.userId ?? "") : email;
}
