import { util } from "@aws-appsync/utils";
import type { Security } from "../generated/schema";
import { failUnavailable } from "./fail";
import { isFresh } from "./freshSignIn";
import { passkeysIn } from "./passkeys";
import type { Stash } from "./stash";

/** The security settings of the caller's account after the field. */
export function securityView(stash: Stash, authenticator: boolean): Security {
  const { caller, cognitoBodies, notice } = stash;
  const listed = cognitoBodies?.ListWebAuthnCredentials;
  if (caller === undefined) failUnavailable();
  return {
    authenticator,
    passkeys: STORE.passkeys === "on" && listed !== undefined ? passkeysIn(listed, stash) : null,
    signedInAt: isoTime(caller.authTime * 1000),
    fresh: isFresh(caller),
    notice: notice ?? null,
  };
}

function isoTime(milliseconds: number): string {
  return util.time.epochMilliSecondsToISO8601(milliseconds);
}
