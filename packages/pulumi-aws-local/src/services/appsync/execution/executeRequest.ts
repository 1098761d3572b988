import { execute, type ExecutionResult, type GraphQLSchema } from "graphql";
import type { AppSyncHost, ServedApi } from "../host";
import type { Caller } from "../http/caller";
import { HttpError } from "../errors";
import type { GraphQlRequest } from "../http/readGraphQlRequest";
import { deniedRootFields } from "./deniedRootFields";
import { executionError } from "./executionErrors";
import type { WireError } from "./fieldErrors";
import type { PreparedOperation } from "./preparedOperation";
import type { RequestContext } from "./requestContext";
import type { RequestTrace } from "./requestTrace";
import { variableError } from "./variableError";

/** Where a GraphQL request comes from. */
export interface RequestOrigin {
  appSync: AppSyncHost;
  api: ServedApi;
  requestId: string;
  caller: Caller;
  headers: Readonly<Record<string, string | undefined>>;
  /** Set while somebody watches. */
  trace?: RequestTrace | undefined;
}

/**
 * Validates and runs one GraphQL request.
 * @returns the JSON body, and the headers that resolvers set.
 * @throws HttpError when the request is refused as a whole.
 */
export async function executeRequest(
  graphQl: GraphQlRequest,
  origin: RequestOrigin,
): Promise<{ body: string; headers: Record<string, string> }> {
  const { api, trace } = origin;
  // Kept for the whole request: a program that is applied again meanwhile replaces it.
  const { documents } = api;
  const prepared = documents.prepare(graphQl.query);
  if ("errors" in prepared) return answer(trace, null, prepared.errors);
  const operation = selectOperation(prepared.operations, graphQl.operationName);
  if (trace !== undefined) trace.operation = operation;
  if (operation.kind === "subscription") return answer(trace, null, [subscriptionOverHttp]);
  const context = await newRequestContext(graphQl, origin, operation);
  const result = await execute({
    schema: documents.schema,
    document: prepared.document,
    contextValue: context,
    variableValues: graphQl.variables,
    operationName: operation.name ?? null,
  });
  if (operation.kind === "mutation") {
    const { document } = prepared;
    const { data } = result;
    const invalidations = context.subscriptionInvalidations;
    const mutation = { api, document, operationName: operation.name, data, invalidations };
    origin.appSync.realtime.publish(mutation);
  }
  const [data, errors] = executionOutcome(result, context, documents.schema);
  return answer(trace, data, errors, context.responseHeaders);
}

/** @throws HttpError when the document has no operation of this name, or several and no name is given. */
export function selectOperation(
  operations: readonly PreparedOperation[],
  name: string | undefined,
): PreparedOperation {
  if (name === undefined) {
    if (operations.length === 1) return operations[0]!;
    throw new HttpError(400, "BadRequestException", "Missing operation name.");
  }
  const found = operations.find((operation) => operation.name === name);
  if (found !== undefined) return found;
  // UNVERIFIED: graphql-java's text.
  throw new HttpError(400, "BadRequestException", `Unknown operation named '${name}'.`);
}

/** What the fields of one operation share. @throws HttpError when IAM policies refuse all its root fields. */
export async function newRequestContext(
  { variables }: GraphQlRequest,
  { appSync, api, requestId, caller, headers, trace }: RequestOrigin,
  operation: PreparedOperation,
): Promise<RequestContext> {
  const { queryDepthLimit } = api.definition;
  return {
    appSync,
    api,
    requestId,
    caller,
    trace,
    request: { headers: resolverHeaders(headers), domainName: null },
    variables,
    deniedRootFields: await deniedRootFields(operation, caller, api, appSync.services.iam),
    depthLimit: operation.depth > queryDepthLimit ? queryDepthLimit : 0,
    conditional: operation.conditional,
    resolverCount: 0,
    errors: [],
    responseHeaders: {},
    subscriptionInvalidations: [],
  };
}

/** Resolvers see every header but cookies. */
function resolverHeaders(
  headers: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const seen: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && name !== "cookie") seen[name] = value;
  }
  return seen;
}

/** Data and errors of an operation as they go out. */
export function executionOutcome(
  { data, errors = [] }: ExecutionResult,
  { errors: reported }: RequestContext,
  schema: GraphQLSchema,
): [data: unknown, errors: readonly WireError[]] {
  if (data === undefined) return [null, errors.slice(0, 1).map(variableError)];
  const found = errors.map((error) => executionError(error, schema));
  return [data, found.length === 0 ? reported : [...reported, ...found]];
}

function answer(
  trace: RequestTrace | undefined,
  data: unknown,
  errors: readonly WireError[],
  headers: Record<string, string> = {},
): { body: string; headers: Record<string, string> } {
  if (trace !== undefined) trace.errors = errors;
  return { body: JSON.stringify(errors.length === 0 ? { data } : { data, errors }), headers };
}

// UNVERIFIED: the message; status and type are AppSync's.
const subscriptionOverHttp: WireError = {
  path: null,
  errorType: "OperationNotSupported",
  locations: null,
  message: "Subscriptions are served over WebSocket only.",
};
