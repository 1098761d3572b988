import type { AppSyncHost, ServedApi } from "../host";
import { executeOperation } from "../execution/executeOperation";
import { executionOutcome, newRequestContext, selectOperation } from "../execution/executeRequest";
import type { RequestTrace } from "../execution/requestTrace";
import type { Caller } from "../http/caller";
import { HttpError } from "../errors";
import type { GraphQlRequest } from "../http/readGraphQlRequest";
import { checkFilter } from "./checkFilter";
import type { EventChoice } from "./subscription";

/** A subscription that was rejected; `errors` are sent unchanged. */
export class StartError extends Error {
  constructor(readonly errors: readonly unknown[]) {
    super("The subscription was not started.");
    this.name = "StartError";
  }
}

/** The sender of a subscription start and its headers. */
export interface StartOrigin {
  appSync: AppSyncHost;
  api: ServedApi;
  requestId: string;
  caller: Caller;
  headers: Readonly<Record<string, string>>;
  /** Set while an observer is attached. */
  trace?: RequestTrace | undefined;
}

/**
 * Runs the resolver of a subscription's field, which may reject the subscription or filter its events.
 * @throws StartError, or HttpError if the document or its caller is rejected
 */
export async function startSubscription(
  graphQl: GraphQlRequest,
  origin: StartOrigin,
): Promise<EventChoice> {
  const { documents } = origin.api;
  const prepared = documents.prepare(graphQl.query);
  if ("errors" in prepared) throw new StartError(prepared.errors);
  const operation = selectOperation(prepared.operations, graphQl.operationName);
  if (origin.trace !== undefined) origin.trace.operation = operation;
  if (operation.kind !== "subscription") {
    // UNVERIFIED: AppSync's message for a query or mutation over WebSocket.
    throw new HttpError(
      400,
      "UnsupportedOperation",
      "Only subscriptions are served over WebSocket.",
    );
  }
  const starting: EventChoice = { fieldName: "", args: {} };
  const context = { ...(await newRequestContext(graphQl, origin, operation)), starting };
  const { schema } = documents;
  const result = await executeOperation(schema, prepared, operation, graphQl.variables, context);
  const [, errors] = executionOutcome(result, context, schema);
  if (errors.length > 0) throw new StartError(errors);
  const problem = checkFilter(starting.filter) ?? checkFilter(starting.invalidationFilter);
  if (problem !== undefined)
    throw new StartError([{ errorType: "BadRequestException", message: problem }]);
  return starting;
}
