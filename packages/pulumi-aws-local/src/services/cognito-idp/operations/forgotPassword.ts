import { codeOperation } from "../codeOperation";
import { InvalidParameterError, NotAuthorizedError, UserNotFoundError } from "../errors";
import type { PoolRecord, UserRecord } from "../records";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html */
export const forgotPassword = codeOperation({ purpose: "reset", hiddenError });

function hiddenError({ settings }: PoolRecord, user: UserRecord | undefined): Error | undefined {
  if (user === undefined) return UserNotFoundError.forClient();
  if (!user.enabled) return new NotAuthorizedError("User is disabled.");
  if (user.status === "FORCE_CHANGE_PASSWORD") {
    return new NotAuthorizedError("User password cannot be reset in the current state.");
  }
  const { email, email_verified: verified } = user.attributes;
  if (email !== undefined && verified === "true" && settings.recoverByEmail) return undefined;
  return new InvalidParameterError(
    "Cannot reset password for the user as there is no registered/verified email or phone_number",
  );
}
