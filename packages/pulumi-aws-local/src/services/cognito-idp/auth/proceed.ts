import { AwsError } from "../../../core/awsError";
import type { SignInProgress } from "../challenges";
import { NotAuthorizedError, UserNotConfirmedError } from "../errors";
import type { ClientRecord, UserRecord } from "../records";
import { askForDevice } from "./askForDevice";
import { askForSecondFactor } from "./askForFactor";
import { askForNewPassword } from "./askForNewPassword";
import type { AuthResponse, Authenticator } from "./authenticator";

/** Continues after the first factor: returns tokens, or the next challenge that AWS requires. */
export async function firstFactorProven(
  auth: Authenticator,
  client: ClientRecord,
  progress: SignInProgress,
  user: UserRecord,
): Promise<AuthResponse> {
  auth.parts.limits.recordSuccess(progress.attemptName);
  // UNVERIFIED: that AWS reports a disabled user only after a correct password.
  if (!user.enabled) throw new NotAuthorizedError("User is disabled.");
  if (user.status === "UNCONFIRMED") throw new UserNotConfirmedError();
  if (user.status === "RESET_REQUIRED") {
    throw new AwsError("PasswordResetRequiredException", "Password reset required for the user");
  }
  return user.status === "FORCE_CHANGE_PASSWORD"
    ? askForNewPassword(auth, client, progress, user)
    : proceed(auth, client, progress, user);
}

/** Requests the device's proof or a second factor, or signs the user in. */
export async function proceed(
  auth: Authenticator,
  client: ClientRecord,
  progress: SignInProgress,
  user: UserRecord,
): Promise<AuthResponse> {
  const asked =
    progress.secondFactor === undefined
      ? (askForDevice(auth, client, progress, user) ??
        askForSecondFactor(auth, client, progress, user))
      : undefined;
  return asked ?? auth.signIn(user, client, progress.deviceKey);
}
