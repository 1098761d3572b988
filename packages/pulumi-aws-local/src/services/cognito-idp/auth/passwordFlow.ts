import type { ClientRecord } from "../records";
import { matchesVerifier } from "../srp/verifier";
import type { AuthResponse, Authenticator } from "./authenticator";
import { requireParameter } from "./parameters";

/** USER_PASSWORD_AUTH and ADMIN_USER_PASSWORD_AUTH: the password itself, over the wire. */
export async function signInWithPassword(
  auth: Authenticator,
  client: ClientRecord,
  parameters: Record<string, string>,
): Promise<AuthResponse> {
  const username = requireParameter(parameters, "USERNAME");
  const password = requireParameter(parameters, "PASSWORD");
  const candidate = auth.candidate(client, username);
  auth.parts.limits.checkLock(candidate.attemptName);
  const owner = { poolId: candidate.pool.id, username: candidate.srpUsername };
  // Computed for unknown users too, so that both take the same time.
  const right = matchesVerifier(owner, candidate.stored, password);
  const { user } = candidate;
  if (!right || user?.password === undefined) auth.wrongPassword(candidate.attemptName);
  return auth.passwordProven(candidate, user);
}
