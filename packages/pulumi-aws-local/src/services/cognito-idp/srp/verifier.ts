import { hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import type { Verifier } from "../records";
import { g, GROUP_BYTES, N, pad, power, sha256, toBigInt } from "./group";

/** The owner of a verifier: its hash includes both members. */
export interface SrpOwner {
  poolId: string;
  username: string;
}

/** The part of a pool id after the region, which Cognito's SRP hashes. */
export function poolName(poolId: string): string {
  return poolId.slice(poolId.indexOf("_") + 1);
}

/** Generates the salt and verifier for a new password. */
export function makeVerifier(owner: SrpOwner, password: string): Verifier {
  const salt = randomBytes(16).toString("hex");
  return { salt, verifier: computeVerifier(owner, salt, password) };
}

/** Checks in constant time whether `password` matches the verifier. */
export function matchesVerifier(owner: SrpOwner, stored: Verifier, password: string): boolean {
  const given = Buffer.from(computeVerifier(owner, stored.salt, password), "hex");
  const expected = Buffer.from(stored.verifier, "hex");
  return timingSafeEqual(given, expected);
}

/**
 * A verifier without a password, constant for each name, so that neither the salt nor the time reveals whether a user
 * exists.
 */
export function simulateVerifier(secret: string, name: string): Verifier {
  const derive = (info: string, bytes: number) =>
    Buffer.from(hkdfSync("sha256", Buffer.from(secret, "hex"), name, info, bytes));
  const verifier = toBigInt(derive("verifier", GROUP_BYTES + 16)) % N;
  return { salt: derive("salt", 16).toString("hex"), verifier: fixedHex(verifier) };
}

function computeVerifier(owner: SrpOwner, salt: string, password: string): string {
  const identity = sha256(`${poolName(owner.poolId)}${owner.username}:${password}`);
  const x = sha256(pad(BigInt(`0x${salt}`)), identity);
  return fixedHex(power(g, x));
}

function fixedHex(value: bigint): string {
  return value.toString(16).padStart(GROUP_BYTES * 2, "0");
}
