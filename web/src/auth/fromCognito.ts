import { NetworkError, StoreError } from "../api/errors";
import { isTooMany, tooManyRequests } from "../api/refusals";

/** What an error of Cognito means for whoever waits for tokens or credentials, when it does not say that these are no good. */
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
