import { isObjectType, type GraphQLSchema } from "graphql";
import type { ResourceRequest } from "../../../core/resourceHandler";
import { hasUnknown } from "../../../core/unknown";
import { buildApiSchema } from "../schema/buildApiSchema";
import { missingField } from "../schema/missingField";
import { GRAPHQL_API } from "./graphQlApi";

/**
 * Refuses a resolver whose field is not in the schema that the same program declares. A resolver that does not change is not
 * sent again, so that AppSync only detaches it: https://github.com/aws/aws-appsync-community/issues/146
 * @throws AwsError NotFoundException
 */
export function checkField(request: ResourceRequest): void {
  const { type, field } = request.inputs;
  const text = declaredSchema(request);
  if (text === undefined || hasUnknown([text, type, field])) return;
  const schema = schemaOf(text);
  const object = schema.getType(type);
  if (isObjectType(object) && Object.hasOwn(object.getFields(), field)) return;
  throw missingField(schema, type, field);
}

/** The schema of the one API that can be meant. */
function declaredSchema({ inputs: { apiId }, declared }: ResourceRequest): string | undefined {
  const apis = declared?.(GRAPHQL_API).filter(({ id }) =>
    id === undefined ? hasUnknown(apiId) : id === apiId,
  );
  return apis?.length === 1 ? apis[0]!.inputs["schema"] : undefined;
}

/** The schema that was built last: a program has one for all of its resolvers. */
let built: { text: string; schema: GraphQLSchema } | undefined;

function schemaOf(text: string): GraphQLSchema {
  if (built?.text !== text) built = { text, schema: buildApiSchema(text) };
  return built.schema;
}
