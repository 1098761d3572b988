import { createHmac, timingSafeEqual } from "node:crypto";

import type { HttpRequest } from "../../core/http";
import { formatTimestamp, parseTimestamp, type SignatureClaim } from "./authorizationHeader";
import { BoundedMap } from "../../core/boundedMap";
import { canonicalRequest, sha256Hex } from "./canonicalRequest";
import { IncompleteSignatureError, InvalidSignatureError } from "./errors";

/** Where and when a signature must have been made. */
export interface SignatureScope {
  region: string;
  service: string;
  /** Milliseconds since the epoch. */
  now: number;
  /** HTTP status of a refusal. */
  status: number;
}

/** AWS takes a signature up to five minutes from its own clock. */
const TOLERANCE_MILLISECONDS = 5 * 60 * 1000;

const signingKeys = new BoundedMap<string, Buffer>(2000);

/**
 * Refuses a claim made for another region, service or day, one that leaves a header unsigned
 * that must be signed, and one signed too long ago or ahead.
 *
 * @throws InvalidSignatureError with AWS's text.
 */
export function checkScope(
  claim: SignatureClaim,
  request: HttpRequest,
  { region, service, now, status }: SignatureScope,
): void {
  if (!claim.scope.endsWith("/aws4_request")) {
    refuse(status, "Credential should be scoped with a valid terminator: 'aws4_request'. ");
  }
  if (claim.region !== region) {
    refuse(status, `Credential should be scoped to a valid region, not '${claim.region}'. `);
  }
  if (claim.service !== service) {
    refuse(status, `Credential should be scoped to correct service: '${service}'. `);
  }
  if (claim.date !== claim.timestamp.slice(0, 8)) {
    refuse(
      status,
      "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: " +
        `'${claim.date}' != '${claim.timestamp.slice(0, 8)}', from '${claim.timestamp}'.`,
    );
  }
  checkSignedHeaders(claim, request, status);
  checkAge(claim.timestamp, now, status);
}

/** Host and every x-amz-* header must be signed, or a thief could exchange them. */
function checkSignedHeaders(claim: SignatureClaim, request: HttpRequest, status: number): void {
  const signed = new Set(claim.signedHeaders);
  if (!signed.has("host")) {
    refuse(status, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith("x-amz-") && !signed.has(name) && request.headers[name] !== undefined) {
      // UNVERIFIED: AWS documents that x-amz-* headers must be signed, not the text it answers with.
      refuse(status, `'${name}' must be a 'SignedHeader' in the AWS Authorization.`);
    }
  }
}

function checkAge(timestamp: string, now: number, status: number): void {
  const signedAt = parseTimestamp(timestamp);
  if (Number.isNaN(signedAt)) {
    throw new IncompleteSignatureError(
      `Date must be in ISO-8601 'basic format'. Got '${timestamp}'.`,
      status,
    );
  }
  if (signedAt < now - TOLERANCE_MILLISECONDS) {
    const limit = formatTimestamp(now - TOLERANCE_MILLISECONDS);
    refuse(
      status,
      `Signature expired: ${timestamp} is now earlier than ${limit} (${formatTimestamp(now)} - 5 min.)`,
    );
  }
  if (signedAt > now + TOLERANCE_MILLISECONDS) {
    const limit = formatTimestamp(now + TOLERANCE_MILLISECONDS);
    refuse(
      status,
      `Signature not yet current: ${timestamp} is still later than ${limit} (${formatTimestamp(now)} + 5 min.)`,
    );
  }
}

/** @throws InvalidSignatureError unless the signature is the one that `secret` makes over the request. */
export function checkSignature(
  claim: SignatureClaim,
  request: HttpRequest,
  secret: string,
  status: number,
): void {
  const toSign = [
    "AWS4-HMAC-SHA256",
    claim.timestamp,
    claim.scope,
    sha256Hex(canonicalRequest(request, claim.signedHeaders)),
  ].join("\n");
  const expected = createHmac("sha256", signingKey(secret, claim)).update(toSign).digest("hex");
  const given = Buffer.from(claim.signature);
  if (given.length !== expected.length || !timingSafeEqual(given, Buffer.from(expected))) {
    throw new InvalidSignatureError(status);
  }
}

function signingKey(secret: string, { date, region, service }: SignatureClaim): Buffer {
  const id = `${secret}/${date}/${region}/${service}`;
  const known = signingKeys.get(id);
  if (known !== undefined) return known;
  const key = [region, service, "aws4_request"].reduce(
    (previous, part) => createHmac("sha256", previous).update(part).digest(),
    createHmac("sha256", `AWS4${secret}`).update(date).digest(),
  );
  return signingKeys.set(id, key);
}

function refuse(status: number, message: string): never {
  throw new InvalidSignatureError(status, message);
}
