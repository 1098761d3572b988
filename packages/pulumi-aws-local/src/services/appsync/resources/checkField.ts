import { isObjectType, type GraphQLSchema } from "graphql";
import type { ResourceRequest } from "../../../core/resourceHandler";
import { hasUnknown } from "../../../core/unknown";
import { buildApiSchema } from "../schema/buildApiSchema";
import { missingField } from "../schema/missingField";
import { GRAPHQL_API } from "./graphQlApi";

/**
 * Rejects a resolver whose field is missing in the schema that the same program declares. An unchanged resolver is not
 * sent again, so AppSync only detaches it: https://github.com/aws/aws-appsync-community/issues/146
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

/** The schema of the resolver's API, if only one API is possible. */
function declaredSchema({ inputs: { apiId }, declared }: ResourceRequest): string | undefined {
  const apis = declared?.(GRAPHQL_API).filter(({ id }) =>
    id === undefined ? hasUnknown(apiId) : id === apiId,
  );
  return apis?.length === 1 ? apis[0]!.inputs["schema"] : undefined;
}

/** The most recently built schema: a program uses the same one for all of its resolvers. */
let built: { text: string; schema: GraphQLSchema } | undefined;

function schemaOf(text: string): GraphQLSchema {
  if (built?.text !== text) built = { text, schema: buildApiSchema(text) };
  return built.schema;
}
