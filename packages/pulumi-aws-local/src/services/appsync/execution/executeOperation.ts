import { execute, type GraphQLSchema } from "graphql";
import type { PreparedDocument } from "./documentCache";
import type { PreparedOperation } from "./preparedOperation";
import type { RequestContext } from "./requestContext";

/** Executes one operation of a valid document. */
export function executeOperation(
  schema: GraphQLSchema,
  { document }: PreparedDocument,
  { name }: PreparedOperation,
  variableValues: Readonly<Record<string, unknown>>,
  contextValue: RequestContext,
): ReturnType<typeof execute> {
  return execute({
    schema,
    document,
    contextValue,
    variableValues,
    operationName: name ?? null,
  });
}
