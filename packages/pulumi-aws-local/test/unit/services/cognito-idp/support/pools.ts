import type { CognitoStack } from "./cognitoStack";
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  type AuthenticationResultType,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";

export const PASSWORD = "Correct-Horse-1";

export interface Pool {
  poolId: string;
  clientId: string;
}

/** A pool that signs in by e-mail, like the store's, and a client that allows every flow. */
export async function declarePool(
  stack: CognitoStack,
  client: Record<string, any> = {},
  pool: Record<string, any> = {},
  name = "users",
): Promise<Pool> {
  const { id: poolId } = await stack.declare("UserPool", name, {
    usernameAttributes: ["email"],
    usernameConfiguration: { caseSensitive: false },
    autoVerifiedAttributes: ["email"],
    passwordPolicy: {
      minimumLength: 10,
      requireLowercase: true,
      requireUppercase: true,
      requireNumbers: true,
    },
    ...pool,
  });
  const { id: clientId } = await stack.declare("UserPoolClient", `${name}-client`, {
    userPoolId: poolId,
    explicitAuthFlows: [
      "ALLOW_USER_SRP_AUTH",
      "ALLOW_USER_PASSWORD_AUTH",
      "ALLOW_REFRESH_TOKEN_AUTH",
      "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    ],
    preventUserExistenceErrors: "ENABLED",
    ...client,
  });
  return { poolId, clientId };
}

/** A confirmed user with a verified address. */
export async function addUser(
  stack: CognitoStack,
  { poolId }: Pool,
  email: string,
  password = PASSWORD,
): Promise<string> {
  const { User } = await stack.sdk.send(
    new AdminCreateUserCommand({
      UserPoolId: poolId,
      Username: email,
      MessageAction: "SUPPRESS",
      UserAttributes: [
        { Name: "email", Value: email },
        { Name: "email_verified", Value: "true" },
      ],
    }),
  );
  await stack.sdk.send(
    new AdminSetUserPasswordCommand({
      UserPoolId: poolId,
      Username: email,
      Password: password,
      Permanent: true,
    }),
  );
  return User!.Attributes!.find(({ Name }) => Name === "sub")!.Value!;
}

export async function signInWithPassword(
  stack: CognitoStack,
  { clientId }: Pool,
  email: string,
  password = PASSWORD,
): Promise<Required<AuthenticationResultType>> {
  const { AuthenticationResult } = await stack.sdk.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  );
  return AuthenticationResult as Required<AuthenticationResultType>;
}

/** The error of a call, as "Name: message". */
export async function failure(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "no error",
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

export function claimsOf(token: string): Record<string, any> {
  return JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString());
}
