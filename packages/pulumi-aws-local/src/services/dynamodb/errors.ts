import { AwsError } from "../../core/awsError";

/** An operation that DynamoDB does not have. */
export class UnknownOperationError extends AwsError {
  constructor() {
    super("UnknownOperationException", "");
  }
}

/** A request that the engine did not complete; clients may retry it. */
export class InternalServerError extends AwsError {
  constructor() {
    super("InternalServerError", "The request could not be completed.", 500);
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
