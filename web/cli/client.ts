import { Amplify } from "aws-amplify";
import { generateClient } from "aws-amplify/api";
import * as auth from "aws-amplify/auth";
import {
  CognitoAWSCredentialsAndIdentityIdProvider,
  DefaultIdentityIdStore,
  cognitoUserPoolsTokenProvider,
} from "aws-amplify/auth/cognito";
import { ConsoleLogger, type KeyValueStorageInterface } from "aws-amplify/utils";

/** What a stack's outputs tell a client. */
export interface StackOutputs {
  region: string;
  graphqlUrl: string;
  userPoolId: string;
  userPoolClientId: string;
  identityPoolId: string;
  /** Of a stack on this machine only. */
  awsEndpoint?: string;
}

/** Points aws-amplify at a stack; tokens and the guest identity are kept in `storage`. */
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
  ConsoleLogger.LOG_LEVEL = "ERROR"; // it warns of every endpoint that is not AWS's own
  cognitoUserPoolsTokenProvider.setKeyValueStorage(storage);
  cognitoUserPoolsTokenProvider.setAuthConfig(config.Auth);
  const identities = new DefaultIdentityIdStore(storage);
  identities.setAuthConfig(config.Auth);
  const credentialsProvider = new CognitoAWSCredentialsAndIdentityIdProvider(identities);
  Amplify.configure(config, {
    Auth: { tokenProvider: cognitoUserPoolsTokenProvider, credentialsProvider },
  });
}

/** Sends an operation as the signed-in user, or as the guest; answers with all of the response. */
export async function query(text: string, variables: object = {}): Promise<unknown> {
  const { tokens } = await auth.fetchAuthSession();
  const authMode = tokens === undefined ? "iam" : "userPool";
  try {
    return await generateClient().graphql({ query: text, variables, authMode } as never);
  } catch (answer) {
    if (typeof answer === "object" && answer !== null && "errors" in answer) return answer;
    throw answer;
  }
}

/** Signs in with SRP and starts the session that every field for users asks for. */
export async function signIn(username: string, password: string): Promise<unknown> {
  await auth.signOut();
  const { nextStep } = await auth.signIn({ username, password });
  if (nextStep.signInStep !== "DONE") return nextStep;
  return query(`mutation { startSession(device: "command line") { id expiresAt } }`);
}

/** Ends the session at the server, where it counts at once, then revokes the refresh token. */
export async function signOut(): Promise<string> {
  const { tokens } = await auth.fetchAuthSession();
  if (tokens === undefined) return "nobody was signed in";
  const id = tokens.accessToken.payload.origin_jti;
  await query(`mutation ($id: ID!) { endSession(id: $id) { sessionIds } }`, { id });
  await auth.signOut();
  return "signed out";
}

export { auth };
