import { groupKeyOf } from "../deviceStore";
import { InvalidParameterError, NotAuthorizedError, ResourceNotFoundError } from "../errors";
import type { ClientRecord } from "../records";
import { parseClientPublic, startSession } from "../srp/serverSession";
import type { ChallengeResponse, AuthResponse, Authenticator } from "./authenticator";
import { requireParameter } from "./parameters";
import { proceed } from "./proceed";
import { readProof } from "./readProof";

/** DEVICE_SRP_AUTH: responds to the device's A with its salt, B and a secret block that can be used once. */
export async function startDeviceSrp(
  auth: Authenticator,
  response: ChallengeResponse,
): Promise<AuthResponse> {
  const { challenge, client, responses } = response;
  const clientPublic = parseClientPublic(requireParameter(responses, "SRP_A"));
  if (clientPublic === undefined) throw new InvalidParameterError("Invalid SRP_A parameter");
  const user = auth.userOf(response);
  const device = auth.parts.devices.find(user, challenge.deviceKey!);
  if (device === undefined || responses["DEVICE_KEY"] !== device.key) {
    throw new ResourceNotFoundError("Device does not exist.");
  }
  auth.end(response);
  const srp = startSession(device.verifier, clientPublic);
  const { name, expiresAt, ...progress } = challenge;
  const secretBlock = auth.parts.challenges.add(
    { ...progress, name: "DEVICE_PASSWORD_VERIFIER", srp },
    client.settings.authSessionSeconds,
  );
  return {
    ChallengeName: "DEVICE_PASSWORD_VERIFIER",
    Session: secretBlock.toString("base64url"),
    ChallengeParameters: {
      SALT: device.verifier.salt,
      SECRET_BLOCK: secretBlock.toString("base64"),
      SRP_B: srp.serverPublic.toString(16),
      USERNAME: user.username,
      DEVICE_KEY: device.key,
    },
  };
}

/**
 * DEVICE_PASSWORD_VERIFIER: verifies the device's proof, which replaces a second factor if the pool is configured so.
 * UNVERIFIED: the error message.
 */
export async function finishDeviceSrp(
  auth: Authenticator,
  client: ClientRecord,
  responses: Record<string, string>,
): Promise<AuthResponse> {
  const { devices, limits, pools, users } = auth.parts;
  const { challenge, isProven } = readProof(auth, client, "DEVICE_PASSWORD_VERIFIER", responses, {
    ownerOf: ({ deviceKey }) => ({
      poolId: groupKeyOf(pools.get(client.poolId), deviceKey!),
      username: deviceKey!,
    }),
  });
  const pool = pools.get(client.poolId);
  const user = challenge.sub === undefined ? undefined : users.findBySub(pool, challenge.sub);
  const device = user && devices.find(user, challenge.deviceKey!);
  if (!isProven || user === undefined || device === undefined) {
    limits.recordFailure(challenge.attemptName);
    throw new NotAuthorizedError("Incorrect username or password.");
  }
  devices.update(user, device.key, () => ({ lastAuthenticatedAt: auth.parts.clock.now() }));
  const replacesMfa = pool.settings.devices?.challengeRequiredOnNewDevice === true;
  return proceed(
    auth,
    client,
    { ...challenge, deviceProven: true, ...(replacesMfa && { secondFactor: "DEVICE" as const }) },
    user,
  );
}
