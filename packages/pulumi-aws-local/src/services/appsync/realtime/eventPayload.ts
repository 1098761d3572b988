import { execute, type ExecutionResult } from "graphql";
import type { AppSyncHost } from "../host";
import { executionOutcome } from "../execution/executeRequest";
import type { RequestContext } from "../execution/requestContext";
import type { Subscription } from "./subscription";

/**
 * The event that a subscription receives for a mutation: the subscription's selection, taken from the fields that the
 * mutation selected. Other fields are null, which is an error for a non-null field. No resolver runs.
 * @returns undefined if a new schema has made the subscription's document invalid
 */
export function eventPayload(
  { caller, fieldName, request }: Subscription,
  event: Record<string, unknown>,
  appSync: AppSyncHost,
): { data: unknown; errors?: readonly unknown[] } | undefined {
  const { api } = appSync; // a deployment may have changed the program since the subscription started
  if (api === undefined) return undefined;
  const { documents } = api;
  const prepared = documents.prepare(request.query);
  if ("errors" in prepared) return undefined;
  const context: RequestContext = {
    appSync,
    api,
    requestId: "",
    caller,
    request: { headers: {}, domainName: null },
    variables: request.variables,
    deniedRootFields: new Set(),
    depthLimit: 0,
    conditional: false,
    resolverCount: 0,
    errors: [],
    responseHeaders: {},
    subscriptionInvalidations: [],
    published: true,
  };
  const result = execute({
    schema: documents.schema,
    document: prepared.document,
    rootValue: { [fieldName]: event },
    contextValue: context,
    variableValues: request.variables,
    operationName: request.operationName ?? null,
  }) as ExecutionResult; // synchronous, since no field is resolved
  const [data, errors] = executionOutcome(result, context, documents.schema);
  return errors.length === 0 ? { data } : { data, errors };
}
