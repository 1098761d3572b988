import { InvalidParameterError } from "../errors";
import type { ClientRecord } from "../records";
import { parseClientPublic, startSession } from "../srp/serverSession";
import type { AuthResponse, Authenticator, Candidate } from "./authenticator";
import { requireParameter } from "./parameters";
import { firstFactorProven } from "./proceed";
import { readProof } from "./readProof";

/** USER_SRP_AUTH and PASSWORD_SRP: responds to the client's A with salt, B and a secret block that can be used once. */
export function startSrp(
  auth: Authenticator,
  client: ClientRecord,
  parameters: Record<string, string>,
  candidate: Candidate = auth.candidate(client, parameters),
): AuthResponse {
  const clientPublic = parseClientPublic(requireParameter(parameters, "SRP_A"));
  // UNVERIFIED: AWS's message for an SRP_A that is malformed or a multiple of N.
  if (clientPublic === undefined) throw new InvalidParameterError("Invalid SRP_A parameter");
  const { progress, stored } = candidate;
  const srp = startSession(stored, clientPublic);
  const secretBlock = auth.parts.challenges.add(
    { ...progress, name: "PASSWORD_VERIFIER", srp },
    client.settings.authSessionSeconds,
  );
  return {
    ChallengeName: "PASSWORD_VERIFIER",
    ChallengeParameters: {
      SALT: stored.salt,
      SECRET_BLOCK: secretBlock.toString("base64"),
      SRP_B: srp.serverPublic.toString(16),
      USERNAME: progress.srpUsername,
      USER_ID_FOR_SRP: progress.srpUsername,
    },
  };
}

/** PASSWORD_VERIFIER: verifies the client's proof. */
export async function finishSrp(
  auth: Authenticator,
  client: ClientRecord,
  responses: Record<string, string>,
): Promise<AuthResponse> {
  const { pools, users } = auth.parts;
  const username = requireParameter(responses, "USERNAME");
  const { challenge, isProven } = readProof(auth, client, "PASSWORD_VERIFIER", responses, {
    ownerOf: ({ srpUsername }) => ({ poolId: client.poolId, username: srpUsername }),
  });
  const pool = pools.get(client.poolId);
  const user = challenge.sub === undefined ? undefined : users.findBySub(pool, challenge.sub);
  // A proof of a password that has since been changed is invalid.
  const current = user?.password?.verifier === challenge.srp!.stored.verifier;
  // Checked last: rejecting a wrong name before the proof is verified would be faster for existing users.
  const named = namesSameUser(username);
  if (!isProven || user === undefined || !current || !named) {
    auth.wrongPassword(challenge.attemptName);
  }
  const deviceKey = responses["DEVICE_KEY"] ?? challenge.deviceKey;
  const progress = { ...challenge, firstFactor: "PASSWORD" as const, deviceKey };
  return firstFactorProven(auth, client, progress, user);

  /** The response may contain any sign-in name of the user. */
  function namesSameUser(name: string): boolean {
    return name === challenge.srpUsername || users.find(pool, name)?.sub === challenge.sub;
  }
}
