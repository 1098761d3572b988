import { execute } from "graphql";
import type { AppSyncHost, ServedApi } from "../host";
import { executionOutcome, newRequestContext, selectOperation } from "../execution/executeRequest";
import type { RequestTrace } from "../execution/requestTrace";
import type { Caller } from "../http/caller";
import { HttpError } from "../errors";
import type { GraphQlRequest } from "../http/readGraphQlRequest";
import { checkFilter } from "./checkFilter";
import type { EventChoice } from "./subscription";

/** A subscription that may not start; `errors` go out as they are. */
export class StartError extends Error {
  constructor(readonly errors: readonly unknown[]) {
    super("The subscription was not started.");
    this.name = "StartError";
  }
}

/** Who starts a subscription, and with which headers. */
export interface StartOrigin {
  appSync: AppSyncHost;
  api: ServedApi;
  requestId: string;
  caller: Caller;
  headers: Readonly<Record<string, string>>;
  /** Set while somebody watches. */
  trace?: RequestTrace | undefined;
}

/**
 * Runs the resolver of a subscription's field, which may refuse it or narrow what it hears.
 * @throws StartError, or HttpError when the document or its caller is refused.
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
    // UNVERIFIED: AppSync's words for a query or mutation over WebSocket.
    throw new HttpError(
      400,
      "UnsupportedOperation",
      "Only subscriptions are served over WebSocket.",
    );
  }
  const starting: EventChoice = { fieldName: "", args: {} };
  const context = { ...(await newRequestContext(graphQl, origin, operation)), starting };
  const result = await execute({
    schema: documents.schema,
    document: prepared.document,
    contextValue: context,
    variableValues: graphQl.variables,
    operationName: operation.name ?? null,
  });
  const [, errors] = executionOutcome(result, context, documents.schema);
  if (errors.length > 0) throw new StartError(errors);
  const problem = checkFilter(starting.filter) ?? checkFilter(starting.invalidationFilter);
  if (problem !== undefined)
    throw new StartError([{ errorType: "BadRequestException", message: problem }]);
  return starting;
}
