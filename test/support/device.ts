import { createClient, type StoreClient } from "./amplifyClient";
import { PASSWORD, createShopper, type Shopper } from "./shopper";
import type { OwnStack, RunningStack } from "./stack";

/** A client whose tokens a test can read, as a thief would. */
export interface Device extends StoreClient {
  /** The tokens that aws-amplify has stored. @throws Error if no user is signed in. */
  tokens(): Promise<Tokens>;
}

export interface Tokens {
  access: string;
  id: string;
  refresh: string;
  /** Claims of the access token. */
  claims: Record<string, unknown> & {
    sub: string;
    origin_jti: string;
    auth_time: number;
    exp: number;
  };
}

/** A new client; no user is signed in. */
export function createDevice(stack: RunningStack): Device {
  const client = createClient(stack.outputs);
  const { cognitoUserPoolsTokenProvider } = client.cognito;
  return {
    ...client,
    async tokens() {
      const stored = await cognitoUserPoolsTokenProvider.authTokenStore.loadTokens();
      if (stored === null) throw new Error("No user is signed in on this device.");
      return {
        access: stored.accessToken.toString(),
        id: stored.idToken!.toString(),
        refresh: stored.refreshToken!,
        claims: stored.accessToken.payload as Tokens["claims"],
      };
    },
  };
}

/** A user on a first device. */
export type Owner = Shopper & { client: Device };

/** Registers a user, signed in on one device with a session. */
export async function createOwner(stack: RunningStack): Promise<Owner> {
  const client = createDevice(stack);
  return { ...(await createShopper(stack, client)), client };
}

/** Signs a user in on another device, without a session. */
export async function signInOnly(stack: RunningStack, email: string): Promise<Device> {
  const device = createDevice(stack);
  await device.auth.signIn({ username: email, password: PASSWORD });
  return device;
}

/** Signs a user in on another device, with a session. */
export async function addDevice(
  stack: RunningStack,
  email: string,
  name = "another",
): Promise<Device> {
  const device = await signInOnly(stack, email);
  await sessionApi.start(device, name);
  return device;
}

/**
 * Moves the clock of a stack and of signed-in devices: a device's clock drift is stored with its
 * tokens.
 */
export async function passTime(
  { clock }: OwnStack,
  milliseconds: number,
  devices: readonly Device[],
): Promise<void> {
  clock.advance(milliseconds);
  for (const { cognito } of devices) {
    const { authTokenStore } = cognito.cognitoUserPoolsTokenProvider;
    const tokens = (await authTokenStore.loadTokens())!;
    await authTokenStore.storeTokens({ ...tokens, clockDrift: tokens.clockDrift + milliseconds });
  }
}

/** A session as the API returns it. */
export interface Session {
  id: string;
  device: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  current: boolean;
  data: string;
  dataVersion: number;
}

export interface SessionsEnded {
  ownerId: string;
  sessionIds: string[];
}

const SESSION = "{ id device createdAt lastSeenAt expiresAt current data dataVersion }";

/** The session operations for tests; each throws an Error named by its errorType. */
export const sessionApi = {
  start: (client: StoreClient, device: string) =>
    client.field<Session>(
      `mutation ($device: String!) { startSession(device: $device) ${SESSION} }`,
      { device },
    ),
  current: (client: StoreClient) => client.field<Session>(`{ session ${SESSION} }`),
  all: (client: StoreClient) => client.field<Session[]>(`{ sessions ${SESSION} }`),
  save: (client: StoreClient, data: unknown, expectedVersion: number, mode?: "MERGE" | "REPLACE") =>
    client.field<Session>(
      `mutation ($data: AWSJSON!, $mode: SaveMode, $expectedVersion: Int!) {
        saveSession(data: $data, mode: $mode, expectedVersion: $expectedVersion) ${SESSION} }`,
      { data: JSON.stringify(data), mode, expectedVersion },
    ),
  end: (client: StoreClient, id: string) =>
    client.field<SessionsEnded>(
      "mutation ($id: ID!) { endSession(id: $id) { ownerId sessionIds } }",
      { id },
    ),
  endOthers: (client: StoreClient) =>
    client.field<SessionsEnded>("mutation { endOtherSessions { ownerId sessionIds } }"),
  endUser: (client: StoreClient, userId: string) =>
    client.field<SessionsEnded>(
      "mutation ($userId: ID!) { endUserSessions(userId: $userId) { ownerId sessionIds } }",
      { userId },
    ),
};
