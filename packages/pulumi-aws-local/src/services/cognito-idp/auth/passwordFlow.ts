import type { ClientRecord } from "../records";
import { matchesVerifier } from "../srp/verifier";
import type { AuthResponse, Authenticator, Candidate } from "./authenticator";
import { requireParameter } from "./parameters";
import { firstFactorProven } from "./proceed";

/** USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH and PASSWORD: the password is sent over the wire. */
export async function signInWithPassword(
  auth: Authenticator,
  client: ClientRecord,
  parameters: Record<string, string>,
  candidate?: Candidate,
): Promise<AuthResponse> {
  requireParameter(parameters, "USERNAME");
  const password = requireParameter(parameters, "PASSWORD");
  const { pool, progress, stored, user } = candidate ?? auth.candidate(client, parameters);
  auth.parts.limits.checkLock(progress.attemptName);
  const owner = { poolId: pool.id, username: progress.srpUsername };
  // Also computed for unknown users, so that the response time is the same.
  const right = matchesVerifier(owner, stored, password);
  if (!right || user?.password === undefined) auth.wrongPassword(progress.attemptName);
  return firstFactorProven(auth, client, { ...progress, firstFactor: "PASSWORD" }, user);
}
