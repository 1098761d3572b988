import type { HttpRequest } from "../../core/http";
import { IncompleteSignatureError, MissingAuthenticationTokenError } from "./errors";

/** The parts of a Signature Version 4 Authorization header, not yet verified. */
export interface SignatureClaim {
  accessKeyId: string;
  /** "YYYYMMDD" of the credential scope. */
  date: string;
  region: string;
  service: string;
  /** "<date>/<region>/<service>/aws4_request". */
  scope: string;
  signedHeaders: string[];
  signature: string;
  /** Time of signing, as "YYYYMMDDTHHMMSSZ". */
  timestamp: string;
}

const ALGORITHM = "AWS4-HMAC-SHA256";

/**
 * Parses the Authorization header of a request.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 * Signatures in the query string (presigned URLs) are rejected: any page can make a browser open one without an Origin
 * header, and the operator's key is public.
 * @throws MissingAuthenticationTokenError, IncompleteSignatureError with the given HTTP status
 */
export function parseAuthorization(request: HttpRequest, status: number): SignatureClaim {
  const header = request.headers["authorization"];
  if (header === undefined || !header.startsWith("AWS4-")) {
    throw new MissingAuthenticationTokenError(status, isPresigned(request));
  }
  const space = header.indexOf(" ");
  const algorithm = space < 0 ? header : header.slice(0, space);
  if (algorithm !== ALGORITHM) {
    throw new IncompleteSignatureError(`Unsupported AWS 'algorithm': '${algorithm}'.`, status);
  }
  const parts = readParts(space < 0 ? "" : header.slice(space + 1));
  const timestamp = readTimestamp(request);
  const credential = parts.get("Credential");
  const signature = parts.get("Signature");
  const signedHeaders = parts.get("SignedHeaders");
  if (!credential || !signature || !signedHeaders || timestamp === undefined) {
    throw new IncompleteSignatureError(whatIsMissing(parts, timestamp), status);
  }
  const elements = credential.split("/");
  if (elements.length !== 5) {
    throw new IncompleteSignatureError(
      "Credential must have exactly 5 slash-delimited elements, e.g. " +
        `keyid/date/region/service/term, got '${credential}'.`,
      status,
    );
  }
  const [accessKeyId, date, region, service] = elements as [string, string, string, string];
  return {
    accessKeyId,
    date,
    region,
    service,
    scope: credential.slice(accessKeyId.length + 1),
    signedHeaders: signedHeaders.split(";"),
    signature,
    timestamp,
  };
}

function isPresigned({ query }: HttpRequest): boolean {
  return /(^|&)X-Amz-Signature=/i.test(query);
}

function readParts(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of text.split(",")) {
    const at = part.indexOf("=");
    if (at > 0) parts.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  return parts;
}

function whatIsMissing(parts: ReadonlyMap<string, string>, timestamp: string | undefined): string {
  const missing = ["Credential", "Signature", "SignedHeaders"]
    .filter((name) => !parts.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  if (timestamp === undefined) {
    missing.push(
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  }
  return missing.join(" ");
}

/** X-Amz-Date takes precedence over Date, which older clients send in HTTP's own format. */
function readTimestamp(request: HttpRequest): string | undefined {
  const amazonDate = request.headers["x-amz-date"];
  if (amazonDate !== undefined) return /^\d{8}T\d{6}Z$/.test(amazonDate) ? amazonDate : undefined;
  const milliseconds = Date.parse(request.headers["date"] ?? "");
  return Number.isNaN(milliseconds) ? undefined : formatTimestamp(milliseconds);
}

/** Milliseconds since the epoch as "YYYYMMDDTHHMMSSZ". */
export function formatTimestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d{3}/g, "");
}

/** The inverse of formatTimestamp; NaN for an invalid date. */
export function parseTimestamp(timestamp: string): number {
  // Cached, because concurrent requests mostly have the same second.
  if (timestamp !== last.timestamp) last = { timestamp, milliseconds: readTime(timestamp) };
  return last.milliseconds;
}

let last = { timestamp: "", milliseconds: NaN };

function readTime(timestamp: string): number {
  return Date.parse(
    timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"),
  );
}
