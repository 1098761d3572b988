import { Sha256 } from "@aws-crypto/sha256-js";
import { HttpRequest } from "@smithy/protocol-http";
import { SignatureV4 } from "@smithy/signature-v4";
import type { ActorCredentials } from "../../graphiql/actorTypes";

/** The signed request: a POST of JSON to AppSync. */
export interface SignedPost {
  path: string;
  body: string;
  host: string;
  region: string;
}

/** Signs a request like every client of IAM (SigV4, AWS's own library). The browser sends `host` by itself. */
export async function signRequest(
  { path, body, host, region }: SignedPost,
  credentials: Extract<ActorCredentials, { as: "guest" }>,
): Promise<Record<string, string>> {
  const signer = new SignatureV4({ service: "appsync", region, sha256: Sha256, credentials });
  const headers = { host, "content-type": "application/json" };
  const request = new HttpRequest({ method: "POST", path, headers, body });
  return (await signer.sign(request)).headers;
}
