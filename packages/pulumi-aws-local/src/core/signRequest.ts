import { createHash, createHmac } from "node:crypto";
import type { HttpRequest } from "./http";

/** Credentials that sign a request; temporary credentials have a token. */
export interface SigningCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/**
 * Adds an AWS Signature Version 4 to a request that already has its host and body.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 * @param now milliseconds since the epoch
 */
export function signRequest(
  request: HttpRequest,
  { accessKeyId, secretAccessKey, sessionToken }: SigningCredentials,
  { region, service }: { region: string; service: string },
  now: number,
): void {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, "");
  const { headers } = request;
  headers["x-amz-date"] = time;
  headers["x-amz-content-sha256"] = hash(request.body);
  if (sessionToken !== undefined) headers["x-amz-security-token"] = sessionToken;

  const names = Object.keys(headers)
    .filter((name) => headers[name] !== undefined)
    .sort();
  const signedHeaders = names.join(";");
  const canonical = [
    request.method,
    request.path.split("/").map(encode).join("/"),
    request.query.split("&").sort().join("&"),
    ...names.map((name) => `${name}:${headers[name]!.trim().replace(/ +/g, " ")}`),
    "",
    signedHeaders,
    headers["x-amz-content-sha256"],
  ].join("\n");

  const date = time.slice(0, 8);
  const scope = `${date}/${region}/${service}/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", time, scope, hash(canonical)].join("\n");
  const key = [date, region, service, "aws4_request"].reduce<string | Buffer>(
    (secret, part) => hmac(secret, part),
    `AWS4${secretAccessKey}`,
  );
  const signature = hmac(key, toSign).toString("hex");
  headers["authorization"] =
    `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, ` +
    `SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

/** Percent-encodes a path segment a second time, as every service except S3 expects. */
function encode(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hash(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

function hmac(key: string | Buffer, content: string): Buffer {
  return createHmac("sha256", key).update(content).digest();
}
