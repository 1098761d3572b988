import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Stack } from "../../../src";

/** Signs users up and in at a stack's user pool, with AWS's own client. */
export class UserClient {
  readonly sdk: CognitoIdentityProviderClient;

  constructor(private readonly stack: Stack) {
    this.sdk = new CognitoIdentityProviderClient({ endpoint: stack.url, region: "eu-central-1" });
  }

  get clientId(): string {
    return this.stack.outputs.clientId;
  }

  /** Signs a user up, and confirms the address with the code from the mail. */
  async signUp(email: string, Password: string): Promise<void> {
    await this.sdk.send(
      new SignUpCommand({
        ClientId: this.clientId,
        Username: email,
        Password,
        UserAttributes: [{ Name: "email", Value: email }],
      }),
    );
    const { text } = await this.stack.inbox.waitFor(email);
    const ConfirmationCode = /\b\d{6}\b/.exec(text)![0];
    await this.sdk.send(
      new ConfirmSignUpCommand({ ClientId: this.clientId, Username: email, ConfirmationCode }),
    );
  }

  /** @returns the access token */
  async signIn(USERNAME: string, PASSWORD: string): Promise<string> {
    const { AuthenticationResult } = await this.sdk.send(
      new InitiateAuthCommand({
        ClientId: this.clientId,
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME, PASSWORD },
      }),
    );
    return AuthenticationResult!.AccessToken!;
  }
}
