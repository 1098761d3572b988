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
 * The guest's credentials. The first call creates the identity. Simultaneous calls share one
 * request: two requests would create two identities, and the cart of one would be lost.
 */
export const getGuestCredentials = singleFlight(async (): Promise<GuestCredentials> => {
  try {
    return await fetchCredentials();
  } catch (error) {
    // The identity was deleted or linked to a user: the guest gets a new one.
    if (!isIdentityGone(error)) throw fromCognito(error);
    await forgetGuest();
    return fetchCredentials().catch((again: unknown) => {
      throw fromCognito(again);
    });
  }
});

/** Whether this browser already has a guest identity, from this tab or another one. */
function hasIdentity(): boolean {
  const { identityPoolId } = getConfig();
  return localStorage.getItem(`com.amplify.Cognito.${identityPoolId}.identityId`) !== null;
}

/**
 * Tabs that start at the same time share one identity: the first creates it, the others find it.
 */
function makeIdentity(): ReturnType<typeof fetchAuthSession> {
  return oneTabAtATime("jukebox.guest", fetchAuthSession);
}

/** Deletes the credentials, so that the next call fetches new ones for the same identity. */
export async function renewGuestCredentials(): Promise<void> {
  await cognitoCredentialsProvider.clearCredentials();
}

/** Deletes the guest identity: the next call creates a new one with an empty cart. */
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
