import { InvalidParameterError } from "../errors";
import type { ClientRecord } from "../records";
import { parseClientPublic, startSession, verifyClaim } from "../srp/serverSession";
import type { AuthResponse, Authenticator } from "./authenticator";
import { requireParameter } from "./parameters";

const TIMESTAMP = /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} \d{2}:\d{2}:\d{2} UTC \d{4}$/;

/** USER_SRP_AUTH: answers the client's A with salt, B and a secret block that is good once. */
export function startSrp(
  auth: Authenticator,
  client: ClientRecord,
  parameters: Record<string, string>,
): AuthResponse {
  const username = requireParameter(parameters, "USERNAME");
  const clientPublic = parseClientPublic(requireParameter(parameters, "SRP_A"));
  // UNVERIFIED: AWS's text for an SRP_A that is malformed or a multiple of N.
  if (clientPublic === undefined) throw new InvalidParameterError("Invalid SRP_A parameter");
  const { user, stored, srpUsername, attemptName } = auth.candidate(client, username);
  const srp = startSession(stored, clientPublic);
  const secretBlock = auth.parts.challenges.add(
    {
      name: "PASSWORD_VERIFIER",
      clientId: client.id,
      attemptName,
      sub: user?.sub,
      srpUsername,
      srp,
    },
    client.settings.authSessionSeconds,
  );
  return {
    ChallengeName: "PASSWORD_VERIFIER",
    ChallengeParameters: {
      SALT: stored.salt,
      SECRET_BLOCK: secretBlock.toString("base64"),
      SRP_B: srp.serverPublic.toString(16),
      USERNAME: srpUsername,
      USER_ID_FOR_SRP: srpUsername,
    },
  };
}

/** PASSWORD_VERIFIER: checks the client's proof. */
export async function finishSrp(
  auth: Authenticator,
  client: ClientRecord,
  responses: Record<string, string>,
): Promise<AuthResponse> {
  const { challenges, limits, pools, users } = auth.parts;
  const username = requireParameter(responses, "USERNAME");
  const secretBlock = Buffer.from(
    requireParameter(responses, "PASSWORD_CLAIM_SECRET_BLOCK"),
    "base64",
  );
  const signature = Buffer.from(requireParameter(responses, "PASSWORD_CLAIM_SIGNATURE"), "base64");
  const timestamp = requireParameter(responses, "TIMESTAMP");
  if (!TIMESTAMP.test(timestamp)) {
    throw new InvalidParameterError(
      "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.",
    );
  }
  // UNVERIFIED: AWS's text for a secret block that it did not issue or that was used before.
  const challenge = challenges.get(secretBlock, "PASSWORD_VERIFIER", client.id);
  challenges.use(secretBlock);
  limits.checkLock(challenge.attemptName);
  const pool = pools.get(client.poolId);
  const owner = { poolId: pool.id, username: challenge.srpUsername };
  const proven = verifyClaim(owner, challenge.srp!, { secretBlock, signature, timestamp });
  const user = challenge.sub === undefined ? undefined : users.findBySub(pool, challenge.sub);
  // A proof of a password that was changed meanwhile is worth nothing.
  const current = user?.password?.verifier === challenge.srp!.stored.verifier;
  // Only now: a wrong name that was refused before the proof is checked would answer sooner where the user exists.
  const named = namesSameUser(username);
  if (!proven || user === undefined || !current || !named) {
    auth.wrongPassword(challenge.attemptName);
  }
  return auth.passwordProven({ client, attemptName: challenge.attemptName }, user);

  /** The response may name its user by any sign-in name. */
  function namesSameUser(name: string): boolean {
    return name === challenge.srpUsername || users.find(pool, name)?.sub === challenge.sub;
  }
}
