import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP_MS = 30_000;
/** AWS also accepts codes of the 30 seconds before and after. */
const SKEW = 1;

/** Generates a secret for an authenticator app: 32 bytes in base32 (RFC 4648), 52 characters, as on AWS. */
export function newTotpSecret(): string {
  const bits = [...randomBytes(32)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits
    .match(/.{1,5}/g)!
    .map(toLetter)
    .join("");
}

function toLetter(bits: string): string {
  return ALPHABET[parseInt(bits.padEnd(5, "0"), 2)]!;
}

/**
 * The time step of which `code` is the one-time password (RFC 6238, HMAC-SHA1, six digits); undefined for a wrong code.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-totp.html
 */
export function matchingStep(secret: string, code: string, now: number): number | undefined {
  const current = Math.floor(now / STEP_MS);
  const given = Buffer.from(code);
  for (let step = current - SKEW; step <= current + SKEW; step += 1) {
    const expected = Buffer.from(codeAt(secret, step));
    if (given.length === expected.length && timingSafeEqual(given, expected)) return step;
  }
  return undefined;
}

function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", decode(secret)).update(counter).digest();
  const offset = digest.at(-1)! & 0x0f;
  const number = (digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000;
  return String(number).padStart(6, "0");
}

function decode(secret: string): Buffer {
  const bits = [...secret].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0"));
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
}
