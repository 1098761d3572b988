import { AwsError } from "../../core/awsError";

/** An operation that DynamoDB does not have. */
export class UnknownOperationError extends AwsError {
  constructor() {
    super("UnknownOperationException", "");
  }
}

/** A request that the engine did not complete; clients may retry it. */
export class InternalServerError extends AwsError {
  /** @param cause what the engine or the connection to it failed with; clients do not see it */
  constructor(cause?: unknown) {
    super("InternalServerError", "The request could not be completed.", 500);
    if (cause !== undefined) this.cause = cause;
  }
}

/** A table that does not exist in this account and region. */
export class ResourceNotFoundError extends AwsError {
  constructor(table: string) {
    super("ResourceNotFoundException", `Requested resource not found: Table: ${table} not found`);
  }
}

/** Input that DynamoDB rejects. */
export class ValidationError extends AwsError {
  constructor(message: string) {
    super("ValidationException", message);
  }
}
