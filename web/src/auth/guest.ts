import { cognitoCredentialsProvider, fetchAuthSession } from "libraries/everyPage";
import { getConfig } from "../config";
import { oneTabAtATime } from "../platform/oneTabAtATime";
import { singleFlight } from "../singleFlight";
import { fromCognito } from "./fromCognito";

/** Temporary AWS credentials of a guest. */
export type GuestCredentials = NonNullable<
  Awaited<ReturnType<typeof fetchAuthSession>>["credentials"]
>;

/**
 * The guest's credentials; a first call makes the identity. Simultaneous calls share one request: two
 * would make two identities, and the cart of one would be lost.
 */
export const getGuestCredentials = singleFlight(async (): Promise<GuestCredentials> => {
  try {
    return await fetchCredentials();
  } catch (error) {
    // The identity was deleted, or has been linked to a user: a guest starts afresh.
    if (!isIdentityGone(error)) throw fromCognito(error);
    await forgetGuest();
    return fetchCredentials().catch((again: unknown) => {
      throw fromCognito(again);
    });
  }
});

/** Whether this browser is a guest already, in this tab or another one. */
function hasIdentity(): boolean {
  const { identityPoolId } = getConfig();
  return localStorage.getItem(`com.amplify.Cognito.${identityPoolId}.identityId`) !== null;
}

/** Tabs that begin at the same time become one guest: the first makes the identity, the others find it. */
function makeIdentity(): ReturnType<typeof fetchAuthSession> {
  return oneTabAtATime("jukebox.guest", fetchAuthSession);
}

/** Drops the credentials, so that the next call fetches new ones for the same identity. */
export async function renewGuestCredentials(): Promise<void> {
  await cognitoCredentialsProvider.clearCredentials();
}

/** Drops the guest identity itself: the next call makes a new one, with an empty cart. */
export async function forgetGuest(): Promise<void> {
  await cognitoCredentialsProvider.clearCredentialsAndIdentityId();
}

async function fetchCredentials(): Promise<GuestCredentials> {
  const { credentials } = await (hasIdentity() ? fetchAuthSession() : makeIdentity());
  if (credentials === undefined) throw new Error("Cognito gave no guest credentials.");
  return credentials;
}

function isIdentityGone(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === "NotAuthorizedException" || error.name === "ResourceNotFoundException")
  );
}
