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
 * Error types for too many requests, which do not concern the sign-in: AppSync's and Cognito's
 * errors for a block by the web ACL, and those of AWS's own limits.
 */
const tooMany = new Set([
  "WAFForbiddenException",
  "ForbiddenException",
  "TooManyRequestsException",
  "ThrottlingException",
  "ThrottledException",
]);

/** Whether AWS rejects a request because there are too many, by the type of its error. */
export function isTooMany(type: string): boolean {
  return tooMany.has(type);
}

/** The error that a shopper sees after too many requests. */
export function tooManyRequests(): StoreError {
  return new StoreError(
    "TooManyRequests",
    "The store has had too many requests from your connection. Wait a few minutes and try again.",
  );
}

/** The error that a shopper sees when the API itself fails. */
export function unavailable(status: number): StoreError {
  return new StoreError("Unavailable", `The store responded ${status}. Try again soon.`);
}

/**
 * The error of a GraphQL response. The error type decides its meaning: a block by the web ACL and a
 * signature with a wrong clock both have status 403.
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
  // The error does not come from the store's resolvers, but from a service in front of them.
  if (status >= 500) return unavailable(status);
  if (isTooMany(type) || status === 429) return tooManyRequests();
  if (/^Signature (expired|not yet current)/.test(error.message))
    return new StoreError("ClockSkew", "The clock of this device is wrong. Try again.");
  if (notAccepted.has(type) || status === 401)
    return new StoreError("UnauthorizedException", "The store did not accept this request.");
  // AppSync's error for a document that does not match its schema has no type.
  if (type === "" && error.message.startsWith("Validation error"))
    return new StoreError("Outdated", "This page is too old for the store. Reload it.");
  return new StoreError(type === "" ? "Unknown" : type, error.message, error.errorInfo ?? {});
}
