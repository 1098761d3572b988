import { AwsError } from "../../core/awsError";

/** The error for a request with an invalid member. */
export class InvalidParameterError extends AwsError {
  constructor(message: string) {
    super("InvalidParameterException", message);
  }
}

/** Wrong credentials, an invalid or expired token, or an action that the caller may not perform. */
export class NotAuthorizedError extends AwsError {
  constructor(message = "Incorrect username or password.") {
    super("NotAuthorizedException", message);
  }
}

export class ResourceNotFoundError extends AwsError {
  constructor(message: string) {
    super("ResourceNotFoundException", message);
  }

  static pool(id: string): ResourceNotFoundError {
    return new ResourceNotFoundError(`User pool ${id} does not exist.`);
  }

  static client(id: string): ResourceNotFoundError {
    return new ResourceNotFoundError(`User pool client ${id} does not exist.`);
  }
}

export class UserNotFoundError extends AwsError {
  constructor(message = "User does not exist.") {
    super("UserNotFoundException", message);
  }

  /**
   * The message of operations with a client id and a user name. Sign-in operations report that the user does not exist.
   */
  static forClient(): UserNotFoundError {
    return new UserNotFoundError("Username/client id combination not found.");
  }
}

export class UserNotConfirmedError extends AwsError {
  constructor() {
    super("UserNotConfirmedException", "User is not confirmed.");
  }
}

export class UsernameExistsError extends AwsError {
  constructor(message = "User already exists") {
    super("UsernameExistsException", message);
  }
}

export class AliasExistsError extends AwsError {
  constructor(attribute: string) {
    super("AliasExistsException", `An account with the given ${attribute} already exists.`);
  }
}

export class CodeMismatchError extends AwsError {
  constructor(message = "Invalid verification code provided, please try again.") {
    super("CodeMismatchException", message);
  }
}

export class ExpiredCodeError extends AwsError {
  constructor(message = "Invalid code provided, please request a code again.") {
    super("ExpiredCodeException", message);
  }
}

export class LimitExceededError extends AwsError {
  constructor() {
    super("LimitExceededException", "Attempt limit exceeded, please try after some time.");
  }
}

export class InvalidPasswordError extends AwsError {
  constructor(message: string) {
    super("InvalidPasswordException", message);
  }
}

/** UNVERIFIED: the message; AWS documents only the name. */
export class RefreshTokenReuseError extends AwsError {
  constructor() {
    super("RefreshTokenReuseException", "Refresh token has been invalidated by rotation.");
  }
}
