import { createHmac, timingSafeEqual } from "node:crypto";

import type { HttpRequest } from "../../core/http";
import { formatTimestamp, parseTimestamp, type SignatureClaim } from "./authorizationHeader";
import { BoundedMap } from "../../core/boundedMap";
import { canonicalRequest, sha256Hex } from "./canonicalRequest";
import { IncompleteSignatureError, InvalidSignatureError } from "./errors";

/** The valid scope of a signature. */
export interface SignatureScope {
  /** The stack's own region first, then others for which requests to the service may be signed. */
  regions: readonly string[];
  service: string;
  /** Milliseconds since the epoch. */
  now: number;
  /** HTTP status of the error. */
  status: number;
}

/** AWS accepts a signature up to five minutes from its own clock. */
const TOLERANCE_MILLISECONDS = 5 * 60 * 1000;

const signingKeys = new BoundedMap<string, Buffer>(2000);

/**
 * Rejects a signature for another region, service or day, one that does not cover a required header, and one whose time
 * is too far in the past or future.
 * @throws InvalidSignatureError with AWS's message
 */
export function checkScope(
  claim: SignatureClaim,
  request: HttpRequest,
  { regions, service, now, status }: SignatureScope,
): void {
  if (!claim.scope.endsWith("/aws4_request")) {
    refuse(status, "Credential should be scoped with a valid terminator: 'aws4_request'. ");
  }
  if (!regions.includes(claim.region)) {
    // AWS's message, as in https://github.com/JuliaCloud/AWS.jl/issues/565; it does not state the valid region.
    const text = `Credential should be scoped to a valid region, not '${claim.region}'. `;
    refuse(status, `${text}This stack's region is '${regions[0]}'.`);
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

/**
 * Headers that are added after signing and that AWS accepts unsigned. aws-appsync-auth-link, which AWS publishes for
 * Apollo, adds the first one to each signed request
 * (https://github.com/awslabs/aws-mobile-appsync-sdk-js, packages/aws-appsync-auth-link/src/auth-link.ts).
 * CloudFront adds x-amz-cf-id to its requests to an origin. AppSync's own endpoints are behind CloudFront (according to
 * their responses), and AWS documents IAM requests to API Gateway through a distribution:
 * https://repost.aws/knowledge-center/api-gateway-cloudfront-distribution. UNVERIFIED: that every emulated service
 * accepts it unsigned; S3 does not.
 */
const MAY_BE_UNSIGNED = new Set(["x-amz-user-agent", "x-amz-cf-id"]);

/**
 * Host and every x-amz-* header must be signed, otherwise a captured signature could be reused with another
 * X-Amz-Target.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html ("you must include the
 * host header and any x-amz-* headers"). According to that page, some services accept x-amz-security-token unsigned; it
 * does not list them. S3 does not (https://github.com/soto-project/soto-core/pull/99). UNVERIFIED: that no emulated
 * service does.
 */
function checkSignedHeaders(claim: SignatureClaim, request: HttpRequest, status: number): void {
  const signed = new Set(claim.signedHeaders);
  if (!signed.has("host")) {
    refuse(status, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  const absent = claim.signedHeaders.find((name) => !Object.hasOwn(request.headers, name));
  if (absent !== undefined) {
    // AppSync's message: https://github.com/awslabs/aws-mobile-appsync-sdk-js/issues/702
    throw new IncompleteSignatureError(
      `'${absent}' is named as a SignedHeader, but it does not exist in the HTTP request.`,
      status,
    );
  }
  for (const name of Object.keys(request.headers)) {
    if (MAY_BE_UNSIGNED.has(name)) continue;
    if (name.startsWith("x-amz-") && !signed.has(name) && request.headers[name] !== undefined) {
      // UNVERIFIED: the message; AWS documents that x-amz-* headers must be signed.
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

/** @throws InvalidSignatureError if the signature does not match the request and `secret` */
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
