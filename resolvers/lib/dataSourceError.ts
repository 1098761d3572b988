import { failTryAgain, failUnavailable } from "./fail";

/** What AppSync says of a data source that failed; its message is internal and is never passed on. */
export interface DataSourceError {
  type?: string | null;
  message: string;
}

/** Whether a write was refused by its own condition. */
export function isConditionFailure(error: DataSourceError): boolean {
  return (error.type ?? "").indexOf("ConditionalCheckFailed") >= 0;
}

/**
 * Whether a failed write has certainly not taken place: DynamoDB refused the request (4xx), or did not accept it (503).
 * After any other failure it may have. AppSync has a type for some errors only, but puts the status into the message.
 */
export function isRefusal(error: DataSourceError): boolean {
  return (
    error.message.indexOf("Status Code: 4") >= 0 || error.message.indexOf("Status Code: 503") >= 0
  );
}

/** Ends the field for an unexpected failure: TryAgain for collisions, Unavailable for everything else. */
export function failDataSource(error: DataSourceError): never {
  const type = error.type ?? "";
  if (type.indexOf("TransactionConflict") >= 0 || type.indexOf("TransactionCanceled") >= 0) {
    failTryAgain();
  }
  if (type.indexOf("TransactionInProgress") >= 0) failTryAgain();
  failUnavailable();
}

/** Why one action of a cancelled transaction was refused; null where it was not at fault. */
export interface CancellationReason {
  type?: string | null;
  message?: string | null;
  /** The item that failed the condition. */
  item?: Record<string, unknown> | null;
}

/** The reasons of a cancelled transaction, in the order of its actions; null when it failed otherwise. */
export function cancellationReasons(result: unknown): (CancellationReason | null)[] | null {
  const reasons = (result as { cancellationReasons?: (CancellationReason | null)[] | null } | null)
    ?.cancellationReasons;
  return reasons === undefined || reasons === null || reasons.length === 0 ? null : reasons;
}

/**
 * Whether an action's own condition failed. AppSync's pages write ConditionCheckFailed, DynamoDB ConditionalCheckFailed:
 * https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transact-write-items.html
 */
export function conditionFailed(reason: CancellationReason | null | undefined): boolean {
  return (reason?.type ?? "").indexOf("CheckFailed") >= 0;
}

/** Whether an action was refused for another reason than its condition, such as TransactionConflict. */
export function collided(reason: CancellationReason | null | undefined): boolean {
  const type = reason?.type ?? "None";
  return type !== "None" && type !== "" && type.indexOf("CheckFailed") < 0;
}
