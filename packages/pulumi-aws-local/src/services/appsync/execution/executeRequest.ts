import type { ExecutionResult, GraphQLSchema } from "graphql";
import type { AppSyncHost, ServedApi } from "../host";
import type { Caller } from "../http/caller";
import { HttpError } from "../errors";
import type { GraphQlRequest } from "../http/readGraphQlRequest";
import { deniedRootFields } from "./deniedRootFields";
import { executeOperation } from "./executeOperation";
import { executionError } from "./executionErrors";
import type { WireError } from "./fieldErrors";
import type { PreparedOperation } from "./preparedOperation";
import type { RequestContext } from "./requestContext";
import type { RequestTrace } from "./requestTrace";
import { variableError } from "./variableError";

/** The source of a GraphQL request. */
export interface RequestOrigin {
  appSync: AppSyncHost;
  api: ServedApi;
  requestId: string;
  caller: Caller;
  headers: Readonly<Record<string, string | undefined>>;
  /** Set while an observer is attached. */
  trace?: RequestTrace | undefined;
}

/**
 * Validates and runs a GraphQL request.
 * @returns the JSON body, and the headers that resolvers set
 * @throws HttpError if the whole request is rejected
 */
export async function executeRequest(
  graphQl: GraphQlRequest,
  origin: RequestOrigin,
): Promise<{ body: string; headers: Record<string, string> }> {
  const { api, trace } = origin;
  // Kept for the whole request, because a deployment may replace it meanwhile.
  const { documents } = api;
  const prepared = documents.prepare(graphQl.query);
  if ("errors" in prepared) return respond(trace, null, prepared.errors);
  const operation = selectOperation(prepared.operations, graphQl.operationName);
  if (trace !== undefined) trace.operation = operation;
  if (operation.kind === "subscription") return respond(trace, null, [subscriptionOverHttp]);
  const context = await newRequestContext(graphQl, origin, operation);
  const { schema } = documents;
  const result = await executeOperation(schema, prepared, operation, graphQl.variables, context);
  if (operation.kind === "mutation") {
    const { document } = prepared;
    const { data } = result;
    const invalidations = context.subscriptionInvalidations;
    const mutation = { api, document, operationName: operation.name, data, invalidations };
    origin.appSync.realtime.publish(mutation);
  }
  const [data, errors] = executionOutcome(result, context, schema);
  return respond(trace, data, errors, context.responseHeaders);
}

/** @throws HttpError if the document has no operation of this name, or several and no name is given */
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
  // UNVERIFIED: graphql-java's message.
  throw new HttpError(400, "BadRequestException", `Unknown operation named '${name}'.`);
}

/**
 * The shared context of an operation's fields.
 * @throws HttpError if IAM policies deny all its root fields
 */
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

/** Resolvers see every header except cookies. */
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

/** Data and errors of an operation in the response format. */
export function executionOutcome(
  { data, errors = [] }: ExecutionResult,
  { errors: reported }: RequestContext,
  schema: GraphQLSchema,
): [data: unknown, errors: readonly WireError[]] {
  if (data === undefined) return [null, errors.slice(0, 1).map(variableError)];
  const found = errors.map((error) => executionError(error, schema));
  return [data, found.length === 0 ? reported : [...reported, ...found]];
}

function respond(
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
