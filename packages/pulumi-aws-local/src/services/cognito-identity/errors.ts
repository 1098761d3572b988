import { AwsError } from "../../core/awsError";
import { brokenConstraint, validationErrors } from "../../core/constraintTexts";

/*
 * The errors of identity pools, with the names from
 * https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html. The messages are
 * those that clients look for.
 */

/** The caller is not authorized, or its token is invalid. */
export class NotAuthorizedError extends AwsError {
  constructor(message: string) {
    super("NotAuthorizedException", message);
  }

  static guestsNotAllowed(): NotAuthorizedError {
    return new NotAuthorizedError(
      "Unauthenticated access is not supported for this identity pool.",
    );
  }

  static forbiddenIdentity(identityId: string): NotAuthorizedError {
    return new NotAuthorizedError(`Access to Identity '${identityId}' is forbidden.`);
  }

  static foreignLogins(): NotAuthorizedError {
    return new NotAuthorizedError(
      "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    );
  }

  static unsupportedProvider(): NotAuthorizedError {
    return new NotAuthorizedError("Token is not from a supported provider of this identity pool.");
  }

  static invalidToken(reason: string): NotAuthorizedError {
    return new NotAuthorizedError(`Invalid login token. ${reason}`);
  }
}

/** An identity pool or identity that does not exist. */
export class ResourceNotFoundError extends AwsError {
  constructor(message: string) {
    super("ResourceNotFoundException", message);
  }

  static pool(id: string): ResourceNotFoundError {
    return new ResourceNotFoundError(`IdentityPool '${id}' not found.`);
  }

  static identity(id: string): ResourceNotFoundError {
    return new ResourceNotFoundError(`Identity '${id}' not found.`);
  }
}

/** The pool has no role for this kind of identity, or the role does not trust the pool. */
export class InvalidIdentityPoolConfigurationError extends AwsError {
  constructor() {
    super(
      "InvalidIdentityPoolConfigurationException",
      "Invalid identity pool configuration. Check assigned IAM roles for this pool.",
    );
  }
}

/** A member of the input is missing or malformed. */
export class ValidationError extends AwsError {
  constructor(value: unknown, member: string, constraint: string) {
    const broken = brokenConstraint(member, value === undefined ? value : shown(value), constraint);
    super("ValidationException", validationErrors([broken]));
  }
}

/** A member that AWS supports and this stack does not. */
export class InvalidParameterError extends AwsError {
  constructor(message: string) {
    super("InvalidParameterException", message);
  }
}

/** A value that is not a string may be an object that can't be converted to one. */
function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
