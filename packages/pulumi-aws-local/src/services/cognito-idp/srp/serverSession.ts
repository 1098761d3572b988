import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Verifier } from "../records";
import { g, k, N, pad, power, sha256, toBigInt } from "./group";
import { poolName, type SrpOwner } from "./verifier";

/** The server's state of an SRP exchange, between InitiateAuth and RespondToAuthChallenge. */
export interface ServerSession {
  clientPublic: bigint;
  serverPublic: bigint;
  serverPrivate: Buffer;
  stored: Verifier;
}

/** The client's proof that it knows the password. */
export interface PasswordClaim {
  secretBlock: Buffer;
  signature: Buffer;
  timestamp: string;
}

/** Parses SRP_A; undefined if it is not a number, or a value that makes the secret guessable. */
export function parseClientPublic(hex: string): bigint | undefined {
  if (!/^[0-9a-fA-F]{1,1024}$/.test(hex)) return undefined;
  const value = BigInt(`0x${hex}`);
  return value % N === 0n ? undefined : value;
}

/** Responds to a client's public value A with B = kv + g^b. */
export function startSession(stored: Verifier, clientPublic: bigint): ServerSession {
  const serverPrivate = randomBytes(32);
  const v = BigInt(`0x${stored.verifier}`);
  const serverPublic = (k * v + power(g, serverPrivate)) % N;
  return { clientPublic, serverPublic, serverPrivate, stored };
}

/** Verifies the claim in constant time. */
export function verifyClaim(
  owner: SrpOwner,
  session: ServerSession,
  claim: PasswordClaim,
): boolean {
  const key = sessionKey(session);
  if (key === undefined) return false;
  const expected = createHmac("sha256", key)
    .update(poolName(owner.poolId))
    .update(owner.username)
    .update(claim.secretBlock)
    .update(claim.timestamp)
    .digest();
  return claim.signature.length === expected.length && timingSafeEqual(claim.signature, expected);
}

/** S = (A v^u)^b, through HKDF as Cognito's clients do; undefined for degenerate values. */
function sessionKey(session: ServerSession): Buffer | undefined {
  const { clientPublic, serverPublic, serverPrivate, stored } = session;
  const u = sha256(pad(clientPublic), pad(serverPublic));
  if (toBigInt(u) === 0n) return undefined;
  const base = ((clientPublic % N) * power(BigInt(`0x${stored.verifier}`), u)) % N;
  // Powers of these values are easy to guess; no honest client sends them.
  if (base <= 1n || base === N - 1n) return undefined;
  const extracted = createHmac("sha256", pad(toBigInt(u)))
    .update(pad(power(base, serverPrivate)))
    .digest();
  return createHmac("sha256", extracted)
    .update("Caldera Derived Key\u0001")
    .digest()
    .subarray(0, 16);
}
