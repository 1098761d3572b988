import { Amplify } from "aws-amplify";
import { generateClient } from "aws-amplify/api";
import * as auth from "aws-amplify/auth";
import {
  CognitoAWSCredentialsAndIdentityIdProvider,
  DefaultIdentityIdStore,
  cognitoUserPoolsTokenProvider,
} from "aws-amplify/auth/cognito";
import { ConsoleLogger, type KeyValueStorageInterface } from "aws-amplify/utils";

/** The outputs of a stack that a client needs. */
export interface StackOutputs {
  region: string;
  graphqlUrl: string;
  userPoolId: string;
  userPoolClientId: string;
  identityPoolId: string;
  /** Only for a stack on this machine. */
  awsEndpoint?: string;
}

/** Configures aws-amplify for a stack. Tokens and the guest identity are kept in `storage`. */
export function configure(outputs: StackOutputs, storage: KeyValueStorageInterface): void {
  const { userPoolId, userPoolClientId, identityPoolId, awsEndpoint } = outputs;
  const endpoint = awsEndpoint && `${awsEndpoint}/`;
  const Cognito = {
    userPoolId,
    userPoolClientId,
    identityPoolId,
    allowGuestAccess: true,
    ...(endpoint && { userPoolEndpoint: endpoint, identityPoolEndpoint: endpoint }),
  };
  const { graphqlUrl, region } = outputs;
  const GraphQL = { endpoint: graphqlUrl, region, defaultAuthMode: "iam" as const };
  const config = { Auth: { Cognito }, API: { GraphQL } };
  ConsoleLogger.LOG_LEVEL = "ERROR"; // aws-amplify warns about every endpoint that is not AWS's own
  cognitoUserPoolsTokenProvider.setKeyValueStorage(storage);
  cognitoUserPoolsTokenProvider.setAuthConfig(config.Auth);
  const identities = new DefaultIdentityIdStore(storage);
  identities.setAuthConfig(config.Auth);
  const credentialsProvider = new CognitoAWSCredentialsAndIdentityIdProvider(identities);
  Amplify.configure(config, {
    Auth: { tokenProvider: cognitoUserPoolsTokenProvider, credentialsProvider },
  });
}

/** Sends an operation as the signed-in user, or as the guest. Returns the whole response. */
export async function query(text: string, variables: object = {}): Promise<unknown> {
  const { tokens } = await auth.fetchAuthSession();
  const authMode = tokens === undefined ? "iam" : "userPool";
  try {
    return await generateClient().graphql({ query: text, variables, authMode } as never);
  } catch (response) {
    if (typeof response === "object" && response !== null && "errors" in response) return response;
    throw response;
  }
}

/**
 * Asks the user for a code; `secret` is that of a new authenticator app, if the store requires one.
 */
export type AskCode = (secret?: string) => Promise<string>;

const START_SESSION = `mutation ($signedInBy: SignInMethod) {
  startSession(device: "command line", signedInBy: $signedInBy) { id expiresAt } }`;

/**
 * Signs in with SRP, and a code if needed, and starts the session that every field for users
 * requires.
 */
export async function signIn(
  username: string,
  password: string,
  askCode: AskCode,
): Promise<unknown> {
  await auth.signOut();
  let signedInBy = "PASSWORD";
  let { nextStep } = await auth.signIn({ username, password });
  if (nextStep.signInStep === "CONTINUE_SIGN_IN_WITH_TOTP_SETUP") {
    signedInBy = "PASSWORD_AND_CODE";
    const challengeResponse = await askCode(nextStep.totpSetupDetails.sharedSecret);
    ({ nextStep } = await auth.confirmSignIn({ challengeResponse }));
  } else if (nextStep.signInStep === "CONFIRM_SIGN_IN_WITH_TOTP_CODE") {
    signedInBy = "PASSWORD_AND_CODE";
    ({ nextStep } = await auth.confirmSignIn({ challengeResponse: await askCode() }));
  }
  if (nextStep.signInStep !== "DONE") return nextStep;
  return query(START_SESSION, { signedInBy });
}

/** Requests the secret of a new authenticator app from Cognito, through aws-amplify. */
export async function startAuthenticator(): Promise<string> {
  const { sharedSecret } = await auth.setUpTOTP();
  return sharedSecret;
}

/** Turns the second step on with the first code of the new app. */
export async function confirmAuthenticator(code: string): Promise<string> {
  await auth.verifyTOTPSetup({ code });
  await auth.updateMFAPreference({ totp: "PREFERRED" });
  return "the second step is on";
}

/** Turns the second step off. */
export async function turnOffAuthenticator(): Promise<string> {
  await auth.updateMFAPreference({ totp: "DISABLED" });
  return "the second step is off";
}

/** Ends the session at the server, effective immediately, then revokes the refresh token. */
export async function signOut(): Promise<string> {
  const { tokens } = await auth.fetchAuthSession();
  if (tokens === undefined) return "no user was signed in";
  const id = tokens.accessToken.payload.origin_jti;
  await query(`mutation ($id: ID!) { endSession(id: $id) { sessionIds } }`, { id });
  await auth.signOut();
  return "signed out";
}

export { auth };
