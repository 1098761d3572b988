import { execute, type ExecutionResult } from "graphql";
import type { AppSyncHost } from "../host";
import { executionOutcome } from "../execution/executeRequest";
import type { RequestContext } from "../execution/requestContext";
import type { Subscription } from "./subscription";

/**
 * What a subscription gets of a mutation's result: its own selection out of what the mutation selected. What that left
 * out is null, and an error where it may not be; no resolver runs.
 * @returns undefined when a new schema has made the subscription's document invalid.
 */
export function eventPayload(
  { caller, fieldName, request }: Subscription,
  event: Record<string, unknown>,
  appSync: AppSyncHost,
): { data: unknown; errors?: readonly unknown[] } | undefined {
  const { api } = appSync; // the program may have been applied again since the subscription began
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
  }) as ExecutionResult; // at once, since nothing is resolved
  const [data, errors] = executionOutcome(result, context, documents.schema);
  return errors.length === 0 ? { data } : { data, errors };
}
