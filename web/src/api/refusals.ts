import { StoreError } from "./errors";

/** Error types of AWS for an invalid or expired token, signature or credentials. */
const notAccepted = new Set([
  "UnauthorizedException",
  "UnrecognizedClientException",
  "ExpiredTokenException",
  "InvalidSignatureException",
  "IncompleteSignatureException",
  "MissingAuthenticationTokenException",
]);

/**
 * Error types for too many requests, which say nothing about the sign-in: AppSync's and Cognito's for a
 * block by the web ACL, and those of AWS's own limits.
 */
const tooMany = new Set([
  "WAFForbiddenException",
  "ForbiddenException",
  "TooManyRequestsException",
  "ThrottlingException",
  "ThrottledException",
]);

/** Whether AWS refuses for too many requests, by the type of its error. */
export function isTooMany(type: string): boolean {
  return tooMany.has(type);
}

/** The error that a shopper sees then. */
export function tooManyRequests(): StoreError {
  return new StoreError(
    "TooManyRequests",
    "The store has had too many requests from your connection. Wait a few minutes and try again.",
  );
}

/** The error that a shopper sees when the API itself fails. */
export function unavailable(status: number): StoreError {
  return new StoreError("Unavailable", `The store answered ${status}. Try again soon.`);
}

/**
 * The error of a GraphQL answer. Its type says what a refusal means: 403 has a block by the web ACL as well as a
 * signature by a wrong clock.
 */
export function toStoreError(
  status: number,
  error: {
    errorType?: string;
    message: string;
    errorInfo?: Record<string, string | number> | null;
  },
): StoreError {
  const type = error.errorType ?? "";
  // This does not come from the store's resolvers, but from what is in front of them.
  if (status >= 500) return unavailable(status);
  if (isTooMany(type) || status === 429) return tooManyRequests();
  if (/^Signature (expired|not yet current)/.test(error.message))
    return new StoreError("ClockSkew", "The clock of this device is wrong. Try again.");
  if (notAccepted.has(type) || status === 401)
    return new StoreError("UnauthorizedException", "The store did not accept this request.");
  // AppSync gives no type to a document that its schema does not fit.
  if (type === "" && error.message.startsWith("Validation error"))
    return new StoreError("Outdated", "This page is too old for the store. Reload it.");
  return new StoreError(type === "" ? "Unknown" : type, error.message, error.errorInfo ?? {});
}
