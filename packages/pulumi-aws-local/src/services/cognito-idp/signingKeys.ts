import { createHash, generateKeyPair, type JsonWebKey } from "node:crypto";
import { promisify } from "node:util";

/** An RSA key of a pool in the store. */
export interface StoredKey {
  kid: string;
  /** PKCS #8, PEM. */
  privateKey: string;
  publicKey: JsonWebKey;
}

/** A pool signs access tokens and ID tokens with separate keys, as Cognito does. */
export interface SigningKeys {
  access: StoredKey;
  id: StoredKey;
}

/** Generates both RSA-2048 pairs in parallel, off the main thread. */
export async function generateSigningKeys(): Promise<SigningKeys> {
  const [access, id] = await Promise.all([generateKey(), generateKey()]);
  return { access, id };
}

/** The key in the form of the pool's JWKS. */
export function toJwk({ kid, publicKey }: StoredKey): JsonWebKey {
  return { alg: "RS256", e: publicKey.e, kid, kty: "RSA", n: publicKey.n, use: "sig" };
}

async function generateKey(): Promise<StoredKey> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
  });
  const jwk = publicKey.export({ format: "jwk" });
  return {
    kid: createHash("sha256").update(jwk.n!).digest("base64"),
    privateKey: privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
    publicKey: jwk,
  };
}
