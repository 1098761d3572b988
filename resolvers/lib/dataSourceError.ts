import { failTryAgain, failUnavailable } from "./fail";

/** AppSync's error of a data source. Its message is internal and is never passed on. */
export interface DataSourceError {
  type?: string | null;
  message: string;
}

/** Whether the condition of a write failed. */
export function isConditionFailure(error: DataSourceError): boolean {
  return (error.type ?? "").indexOf("ConditionalCheckFailed") >= 0;
}

/**
 * Whether a failed write has certainly not taken place: DynamoDB refused the request (4xx) or did
 * not accept it (503). After any other failure it may have taken place. AppSync has a type for some
 * errors only, but its message contains the status.
 */
export function isRefusal(error: DataSourceError): boolean {
  return (
    error.message.indexOf("Status Code: 4") >= 0 || error.message.indexOf("Status Code: 503") >= 0
  );
}

/** Ends the field for an unexpected failure: TryAgain for conflicts, Unavailable for all others. */
export function failDataSource(error: DataSourceError): never {
  const type = error.type ?? "";
  if (type.indexOf("TransactionConflict") >= 0 || type.indexOf("TransactionCanceled") >= 0) {
    failTryAgain();
  }
  if (type.indexOf("TransactionInProgress") >= 0) failTryAgain();
  failUnavailable();
}

/** The reason why an action of a cancelled transaction failed; null if it did not fail. */
export interface CancellationReason {
  type?: string | null;
  message?: string | null;
  /** The item that failed the condition. */
  item?: Record<string, unknown> | null;
}

/**
 * The reasons of a cancelled transaction, in the order of its actions; null if the transaction
 * failed for another reason.
 */
export function cancellationReasons(result: unknown): (CancellationReason | null)[] | null {
  const reasons = (result as { cancellationReasons?: (CancellationReason | null)[] | null } | null)
    ?.cancellationReasons;
  return reasons === undefined || reasons === null || reasons.length === 0 ? null : reasons;
}

/**
 * Whether the condition of an action failed. AppSync's documentation says ConditionCheckFailed,
 * DynamoDB ConditionalCheckFailed:
 * https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transact-write-items.html
 */
export function conditionFailed(reason: CancellationReason | null | undefined): boolean {
  return (reason?.type ?? "").indexOf("CheckFailed") >= 0;
}

/** Whether an action failed for a reason other than its condition, such as TransactionConflict. */
export function collided(reason: CancellationReason | null | undefined): boolean {
  const type = reason?.type ?? "None";
  return type !== "None" && type !== "" && type.indexOf("CheckFailed") < 0;
}
