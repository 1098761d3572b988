import { toAttributeTypes } from "../attributes";
import type { SignInProgress } from "../challenges";
import { NotAuthorizedError } from "../errors";
import type { ClientRecord, UserRecord } from "../records";
import type { AuthResponse, Authenticator } from "./authenticator";

/**
 * Requests a new password from a user with a temporary one.
 * @throws NotAuthorizedException if the temporary password has expired
 */
export function askForNewPassword(
  auth: Authenticator,
  client: ClientRecord,
  progress: SignInProgress,
  user: UserRecord,
): AuthResponse {
  if ((user.temporaryPasswordExpiresAt ?? Infinity) <= auth.parts.clock.now()) {
    throw new NotAuthorizedError(
      "Temporary password has expired and must be reset by an administrator.",
    );
  }
  const userAttributes = Object.fromEntries(
    toAttributeTypes(user)
      .filter(({ Name }) => Name !== "sub")
      .map(({ Name, Value }) => [Name, Value]),
  );
  return auth.ask(
    client,
    progress,
    { name: "NEW_PASSWORD_REQUIRED" },
    {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: "[]",
      userAttributes: JSON.stringify(userAttributes),
    },
  );
}
