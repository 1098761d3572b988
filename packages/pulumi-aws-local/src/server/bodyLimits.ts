import type { IncomingHttpHeaders } from "node:http";

const KB = 1024;
const MB = 1024 * KB;

/** DynamoDB takes the largest bodies of all services here: 16 MB a batch. */
const DYNAMODB_BYTES = 17 * MB;

/** UNVERIFIED: AppSync's own limit, see readGraphQlRequest; somewhat more, so that the refusal is in its words. */
const GRAPHQL_BYTES = MB + 64 * KB;

/** https://docs.aws.amazon.com/ses/latest/dg/quotas.html: 40 MB a message, in base64; somewhat more, so that SES refuses it. */
const SES_BYTES = 57 * MB;

/** 32,768 characters of code and 28,000 of context, of which JSON may escape each. */
const EVALUATE_CODE_BYTES = 512 * KB;

/** UNVERIFIED: what Cognito takes. What one of its requests holds is far smaller. */
const OTHER_BYTES = 256 * KB;

/** What a caller may send who shows no signature: enough for AWS's answer to be that one is missing. */
const UNSIGNED_BYTES = 256 * KB;

/** How many bytes a request's body may have, by what its head says: nothing else is known before it has been read. */
export function bodyLimit(url: string, headers: IncomingHttpHeaders): number {
  const path = pathOf(url);
  const limit = isSesV1(path, headers)
    ? SES_BYTES
    : limitOf(path, String(headers["x-amz-target"] ?? ""));
  const needsNone = path === "/graphql" || path.startsWith("/_local/");
  return needsNone || isSigned(headers) ? limit : Math.min(limit, UNSIGNED_BYTES);
}

/** Path of a request's target, which a proxy's client sends as an absolute URL. */
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

/** SES's first API shares its path with other services, and a signature says that it is meant. */
function isSesV1(path: string, { authorization = "" }: IncomingHttpHeaders): boolean {
  return (
    path === "/" && /^AWS4-HMAC-SHA256 Credential=[^,\s]*\/ses\/aws4_request\b/.test(authorization)
  );
}

const SIGNATURE =
  /^AWS4-HMAC-SHA256 (?=.*\bCredential=[^/,\s]+\/\d{8}\/[^/,\s]+\/[^/,\s]+\/aws4_request\b)(?=.*\bSignedHeaders=[\w;-]+)(?=.*\bSignature=[0-9a-f]{64}\b)/;

/** Whether a head carries all of a signature. Whether it is a good one, the service finds out from the body. */
function isSigned(headers: IncomingHttpHeaders): boolean {
  const { authorization = "" } = headers;
  return authorization.length < 4 * KB && SIGNATURE.test(authorization);
}
