import { createHmac, sign, type KeyObject } from "node:crypto";

/** The parts of a JSON Web Token. */
export interface Jwt {
  header: Record<string, unknown>;
  payload: Record<string, unknown>;
  signature: string;
}

export function readJwt(token: string): Jwt {
  const [header = "", payload = "", signature = ""] = token.split(".");
  return { header: decode(header), payload: decode(payload), signature };
}

/** A token of these parts, with a foreign signature or none. */
export function joinJwt({ header, payload, signature }: Jwt): string {
  return `${encode(header)}.${encode(payload)}.${signature}`;
}

/** A token signed with RS256 by any key. */
export function signJwt({ header, payload }: Jwt, key: KeyObject): string {
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), key).toString("base64url")}`;
}

/** A token signed with HS256 and a public key as the secret: a known forgery. */
export function macJwt({ header, payload }: Jwt, secret: string | Buffer): string {
  const signed = `${encode({ ...header, alg: "HS256" })}.${encode(payload)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

function decode(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, "base64url").toString());
}
