import { AwsError } from "../../core/awsError";
import { mfaOf } from "./factorSettings";
import type { PoolRecord } from "./records";

/**
 * Source of the message: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-totp.html
 * @throws SoftwareTokenMFANotFoundException in a pool without authenticator apps
 */
export function checkSoftwareTokens({ settings }: PoolRecord): void {
  if (mfaOf(settings).softwareToken) return;
  throw softwareTokenNotFound("Software Token MFA has not been enabled by the userPool");
}

export function softwareTokenNotFound(
  message = "Software Token MFA does not exist for the user.",
): AwsError {
  return new AwsError("SoftwareTokenMFANotFoundException", message);
}
