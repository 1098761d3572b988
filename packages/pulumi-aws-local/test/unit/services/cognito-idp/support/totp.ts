import { createHmac } from "node:crypto";

/** The code of an authenticator app for a secret, implemented from RFC 6238. */
export function totpCode(secret: string, now: number, algorithm = "sha1"): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  let bits = "";
  for (const letter of secret) bits += letters.indexOf(letter).toString(2).padStart(5, "0");
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeUInt32BE(Math.floor(now / 30_000), 4);
  const digest = createHmac(algorithm, key).update(counter).digest();
  const start = digest[digest.length - 1]! & 15;
  return String((digest.readUInt32BE(start) & 0x7fffffff) % 1e6).padStart(6, "0");
}
