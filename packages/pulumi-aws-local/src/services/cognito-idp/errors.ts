import { AwsError } from "../../core/awsError";

/** A request that AWS refuses because of one of its members. */
export class InvalidParameterError extends AwsError {
  constructor(message: string) {
    super("InvalidParameterException", message);
  }
}

/** Wrong credentials, a token that is not good (any more), or a thing this caller may not do. */
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

  /** What the operations say that take a client id and a user name; those that sign in say that the user does not exist. */
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
