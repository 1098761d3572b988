import {
  CompleteWebAuthnRegistrationCommand,
  InitiateAuthCommand,
  ListWebAuthnCredentialsCommand,
  RespondToAuthChallengeCommand,
  StartWebAuthnRegistrationCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { SoftwareAuthenticator } from "./authenticator";
import type { CognitoStack } from "./cognitoStack";
import { addUser, type Pool, signInWithPassword } from "./pools";

/** The origin of a page that belongs to the relying party example.com. */
export const ORIGIN = "https://shop.example.com";

export type PasskeyClient = ReturnType<typeof passkeyClient>;

let count = 0;

/** The passkey operations of a page, for a pool with the relying party example.com. */
export function passkeyClient(stack: CognitoStack, pool: Pool) {
  const begin = async (AccessToken: string): Promise<any> =>
    (await stack.sdk.send(new StartWebAuthnRegistrationCommand({ AccessToken })))
      .CredentialCreationOptions;
  const complete = (AccessToken: string, Credential: any) =>
    stack.sdk.send(new CompleteWebAuthnRegistrationCommand({ AccessToken, Credential }));
  return {
    begin,
    complete,
    /** A new user who has signed in with the password. */
    async newUser() {
      const email = `passkey${(count += 1)}@example.com`;
      const sub = await addUser(stack, pool, email);
      const { AccessToken } = await signInWithPassword(stack, pool, email);
      return { email, sub, AccessToken };
    },
    async list(AccessToken: string) {
      return (await stack.sdk.send(new ListWebAuthnCredentialsCommand({ AccessToken })))
        .Credentials!;
    },
    async register(AccessToken: string, passkey = new SoftwareAuthenticator(ORIGIN)) {
      await complete(AccessToken, passkey.create(await begin(AccessToken)));
      return passkey;
    },
    /** Starts a sign-in that prefers the passkey. */
    async ask(email: string) {
      const asked = await stack.sdk.send(
        new InitiateAuthCommand({
          ClientId: pool.clientId,
          AuthFlow: "USER_AUTH",
          AuthParameters: { USERNAME: email, PREFERRED_CHALLENGE: "WEB_AUTHN" },
        }),
      );
      const options = asked.ChallengeParameters!.CREDENTIAL_REQUEST_OPTIONS;
      return { ...asked, options: options && JSON.parse(options) };
    },
    answer: (email: string, Session: string | undefined, credential: unknown) =>
      stack.sdk.send(
        new RespondToAuthChallengeCommand({
          ClientId: pool.clientId,
          ChallengeName: "WEB_AUTHN",
          Session,
          ChallengeResponses: { USERNAME: email, CREDENTIAL: JSON.stringify(credential) },
        }),
      ),
  };
}
