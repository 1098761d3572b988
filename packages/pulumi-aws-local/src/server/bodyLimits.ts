import type { IncomingHttpHeaders } from "node:http";

const KB = 1024;
const MB = 1024 * KB;

/** DynamoDB accepts the largest bodies of all emulated services: 16 MB for a batch. */
const DYNAMODB_BYTES = 17 * MB;

/**
 * UNVERIFIED: AppSync's own limit, see readGraphQlRequest. This limit is higher, so that AppSync rejects the request
 * with its own message.
 */
const GRAPHQL_BYTES = MB + 64 * KB;

/**
 * https://docs.aws.amazon.com/ses/latest/dg/quotas.html: 40 MB for a message, in base64. This limit is higher, so that
 * SES rejects the request itself.
 */
const SES_BYTES = 57 * MB;

/** 32,768 characters of code and 28,000 of context, each of which JSON may escape. */
const EVALUATE_CODE_BYTES = 512 * KB;

/** UNVERIFIED: Cognito's limit. Its requests are far smaller. */
const OTHER_BYTES = 256 * KB;

/**
 * Limit for a request without a signature: large enough that the service responds with AWS's error for the missing
 * signature.
 */
const UNSIGNED_BYTES = 256 * KB;

/** The limit for a request's body, based on its head: nothing else is known before the body is read. */
export function bodyLimit(url: string, headers: IncomingHttpHeaders): number {
  const path = pathOf(url);
  const limit = isSesV1(path, headers)
    ? SES_BYTES
    : limitOf(path, String(headers["x-amz-target"] ?? ""));
  const needsNone = path === "/graphql" || path.startsWith("/_local/");
  return needsNone || isSigned(headers) ? limit : Math.min(limit, UNSIGNED_BYTES);
}

/** The path of a request's target. Clients of a proxy send an absolute URL. */
export function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/?#]*/i, "").split("?")[0]!;
}

function limitOf(path: string, target: string): number {
  if (path === "/graphql") return GRAPHQL_BYTES;
  if (path.startsWith("/v2/email/")) return SES_BYTES;
  if (path === "/v1/dataplane-evaluatecode") return EVALUATE_CODE_BYTES;
  if (path.startsWith("/_local/")) return MB;
  return path === "/" && target.startsWith("DynamoDB_") ? DYNAMODB_BYTES : OTHER_BYTES;
}

/** The first API of SES shares its path with other services; the signature identifies it. */
function isSesV1(path: string, { authorization = "" }: IncomingHttpHeaders): boolean {
  return (
    path === "/" && /^AWS4-HMAC-SHA256 Credential=[^,\s]*\/ses\/aws4_request\b/.test(authorization)
  );
}

const SIGNATURE =
  /^AWS4-HMAC-SHA256 (?=.*\bCredential=[^/,\s]+\/\d{8}\/[^/,\s]+\/[^/,\s]+\/aws4_request\b)(?=.*\bSignedHeaders=[\w;-]+)(?=.*\bSignature=[0-9a-f]{64}\b)/;

/** Whether the headers contain a complete signature. The service verifies it after reading the body. */
function isSigned(headers: IncomingHttpHeaders): boolean {
  const { authorization = "" } = headers;
  return authorization.length < 4 * KB && SIGNATURE.test(authorization);
}
