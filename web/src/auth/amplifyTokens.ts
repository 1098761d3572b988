import { cognitoUserPoolsTokenProvider } from "libraries/everyPage";
import { SessionLostError } from "../api/errors";
import { singleFlight } from "../singleFlight";
import { fromCognito } from "./fromCognito";
import type { SignedInUser } from "./signedInUser";

/** Reads the signed-in user from the stored tokens, without a request; null if there is none. */
export async function readSignedInUser(): Promise<SignedInUser | null> {
  const tokens = await cognitoUserPoolsTokenProvider.authTokenStore.loadTokens();
  if (tokens === null) return null;
  const { email } = tokens.idToken?.payload ?? {};
  return {
    email: typeof email === "string" ? email : (tokens.signInDetails?.loginId ?? ""),
    sessionId: String(tokens.accessToken.payload["origin_jti"] ?? ""),
  };
}

/**
 * The access token. aws-amplify refreshes it first if it has expired. Throws SessionLostError if
 * the refresh fails.
 */
export async function getAccessToken(): Promise<string> {
  return toToken(() => cognitoUserPoolsTokenProvider.getTokens());
}

/**
 * Gets a new access token although the old one has not expired. Simultaneous calls share one
 * refresh.
 */
export const refreshAccessToken = singleFlight(async (): Promise<void> => {
  await toToken(() => cognitoUserPoolsTokenProvider.getTokens({ forceRefresh: true }));
});

/** Deletes the tokens on this device, without an event. */
export async function forgetTokens(): Promise<void> {
  await cognitoUserPoolsTokenProvider.tokenOrchestrator.clearTokens();
}

type Tokens = Awaited<ReturnType<typeof cognitoUserPoolsTokenProvider.getTokens>>;

async function toToken(getTokens: () => Promise<Tokens>): Promise<string> {
  let tokens: Tokens;
  try {
    tokens = await getTokens();
  } catch (error) {
    // aws-amplify keeps the tokens unless Cognito rejects them.
    if ((await readSignedInUser()) !== null) throw fromCognito(error);
    throw new SessionLostError("TokensRefused", { cause: error });
  }
  if (tokens === null) throw new SessionLostError("TokensRefused");
  return tokens.accessToken.toString();
}
