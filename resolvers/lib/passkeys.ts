import { util } from "@aws-appsync/utils";
import type { Passkey, PasskeyChange } from "../generated/schema";
import { checkText } from "./checkInput";
import type { CognitoBody } from "./cognito";
import { nameIn } from "./passkeyNames";
import type { Stash, Wanted } from "./stash";

/** A passkey in ListWebAuthnCredentials; times are epoch seconds. */
interface Credential {
  CredentialId: string;
  FriendlyCredentialName?: string;
  CreatedAt?: number;
}

/** The maximum length of an id in WebAuthn, 1023 bytes, in base64url. */
const longestId = 1364;

/** What a field about passkeys wants of checkSession: NotOffered if the stack has no passkeys. */
export function wantPasskeys(wanted: Wanted = {}): Wanted {
  return STORE.passkeys === "on"
    ? wanted
    : { ...wanted, notOffered: "This store has no passkeys." };
}

/** The id of a credential; InvalidInput for an invalid one. */
export function checkPasskeyId(id: string): string {
  return checkText("id", id, longestId);
}

/**
 * The passkeys in the body of ListWebAuthnCredentials, with the user's own names if there are any.
 */
export function passkeysIn(body: CognitoBody | undefined, { passkeyNames }: Stash): Passkey[] {
  return credentialsIn(body).map(({ CredentialId, FriendlyCredentialName, CreatedAt }) => ({
    id: CredentialId,
    name: nameIn(passkeyNames, CredentialId) ?? FriendlyCredentialName ?? null,
    createdAt: timeOf(CreatedAt),
  }));
}

/** Ids of the passkeys that Cognito has listed in this field. */
export function listedIds({ cognitoBodies }: Stash): string[] {
  return credentialsIn(cognitoBodies?.ListWebAuthnCredentials).map(
    ({ CredentialId }) => CredentialId,
  );
}

/** The passkeys after a change. */
export function passkeyChange(stash: Stash): PasskeyChange {
  const listed = stash.cognitoBodies?.ListWebAuthnCredentials;
  return { passkeys: passkeysIn(listed, stash), notice: stash.notice ?? null };
}

/** One response contains all passkeys that Cognito lets a user register (20). */
function credentialsIn(body: CognitoBody | undefined): Credential[] {
  return (body?.Credentials ?? []) as Credential[];
}

function timeOf(seconds: number | undefined): string | null {
  if (seconds === undefined) return null;
  return util.time.epochMilliSecondsToISO8601(Math.round(seconds * 1000));
}
