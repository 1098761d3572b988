import type { Profile } from "../generated/schema";
import { failUnavailable } from "./fail";
import { passkeysIn } from "./passkeys";
import { emailIn, hasAuthenticator, verifiedEmail } from "./readGetUser";
import type { Stash } from "./stash";

/** The caller's profile, from Cognito's response. */
export function profileView(stash: Stash): Profile {
  const { caller, cognitoBodies } = stash;
  const user = cognitoBodies?.GetUser;
  const listed = cognitoBodies?.ListWebAuthnCredentials;
  if (caller === undefined || user === undefined) failUnavailable();
  const email = emailIn(user);
  return {
    id: caller.userId,
    email: email === "" ? null : email,
    emailVerified: verifiedEmail(user) !== "",
    authenticator: hasAuthenticator(user),
    passkeys: STORE.passkeys === "on" && listed !== undefined ? passkeysIn(listed, stash) : null,
  };
}
