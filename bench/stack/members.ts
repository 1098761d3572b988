import type { PreparedRequest } from "../lib/httpSender";
import { createDevice, createOwner } from "../../test/support/device";
import { signIn } from "../../test/support/shopper";
import { signedHeaders, type AwsKeys } from "../../test/support/signed";
import type { RunningStack } from "../../test/support/stack";

/** A shopper of the bench, with its credentials. */
export interface Member {
  kind: "guest" | "user";
  /** OwnerId of its cart. */
  ownerId: string;
  /** Texts that identify this shopper and its session in requests to DynamoDB. */
  names: string[];
  /** A GraphQL request with its credentials: a signature is valid for five minutes. */
  request(query: string, variables?: object): Promise<PreparedRequest>;
}

type At = Pick<RunningStack, "outputs">;

/** Guests of the identity pool, with their credentials. */
export function createGuests(stack: At, count: number): Promise<Member[]> {
  return inTurn(count, async () => {
    const ask = cognitoIdentity(stack);
    const { IdentityId } = await ask("GetId", { IdentityPoolId: stack.outputs.identityPoolId });
    const { Credentials } = await ask("GetCredentialsForIdentity", { IdentityId });
    const keys: AwsKeys = {
      accessKeyId: Credentials.AccessKeyId,
      secretAccessKey: Credentials.SecretKey,
      sessionToken: Credentials.SessionToken,
    };
    const request: Member["request"] = async (query, variables = {}) => {
      const body = JSON.stringify({ query, variables });
      return { path: "/graphql", headers: await signedHeaders(stack, body, { keys }), body };
    };
    return { kind: "guest", ownerId: `guest#${IdentityId}`, names: [IdentityId], request };
  });
}

/** Users who registered, signed in with SRP and started a session. */
export function createUsers(stack: RunningStack, count: number): Promise<Member[]> {
  return inTurn(count, async () => {
    const { client, userId } = await createOwner(stack);
    const { access, claims } = await client.tokens();
    return userMember(userId, claims.origin_jti, access);
  });
}

/** The demo admin. */
export async function createAdmin(stack: RunningStack): Promise<Member> {
  const client = createDevice(stack);
  const password = stack.demoPassword;
  const { userId } = await signIn(client, "admin@jukebox.example", { password });
  const { access, claims } = await client.tokens();
  return userMember(userId, claims.origin_jti, access);
}

/** A signed-in user with a session, by access token. */
export function userMember(userId: string, sessionId: string, access: string): Member {
  const headers = { "content-type": "application/json", authorization: access };
  const request: Member["request"] = async (query, variables = {}) => ({
    path: "/graphql",
    headers,
    body: JSON.stringify({ query, variables }),
  });
  return { kind: "user", ownerId: `user#${userId}`, names: [userId, sessionId], request };
}

function cognitoIdentity({ outputs }: At) {
  return async (operation: string, input: object): Promise<any> => {
    const response = await fetch(`${outputs.awsEndpoint}/`, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `AWSCognitoIdentityService.${operation}`,
      },
      body: JSON.stringify(input),
    });
    if (response.ok) return response.json();
    throw new Error(`${operation} responded ${response.status}: ${await response.text()}`);
  };
}

/** Creates four at a time. */
async function inTurn<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  let begun = 0;
  const work = async (): Promise<void> => {
    while (begun++ < count) made.push(await make());
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return made;
}
