import { NetworkError, StoreError } from "../api/errors";
import { isTooMany, tooManyRequests } from "../api/refusals";

/**
 * The error for callers that wait for tokens or credentials, for a Cognito error other than invalid
 * tokens or credentials.
 */
export function fromCognito(error: unknown): Error {
  const name = error instanceof Error ? error.name : "";
  if (isTooMany(name)) return tooManyRequests();
  if (name === "NetworkError" || error instanceof TypeError)
    return new NetworkError({ cause: error });
  return new StoreError(
    "Unavailable",
    "The store cannot tell right now who you are. Try again soon.",
  );
}
