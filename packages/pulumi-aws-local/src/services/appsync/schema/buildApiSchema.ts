import { isAbstractType, isObjectType, isScalarType, type GraphQLSchema } from "graphql";
import { assembleSchema } from "./assembleSchema";
import { awsScalars } from "./awsScalars";
import { parseSdl } from "./sdlParser";

/**
 * Builds a schema that checkApiSchema accepted, now or when it was deployed, and sets the behavior of its scalars.
 * Fields have no resolvers yet.
 */
export function buildApiSchema(text: string): GraphQLSchema {
  const schema = assembleSchema(parseSdl(text), { assumeValid: true });
  addBehaviour(schema);
  return schema;
}

function addBehaviour(schema: GraphQLSchema): void {
  const types = schema.getTypeMap();
  for (const scalar of awsScalars) {
    const target = types[scalar.name];
    if (!isScalarType(target)) continue;
    target.serialize = scalar.serialize;
    target.parseValue = scalar.parseValue;
    target.parseLiteral = scalar.parseLiteral;
  }
  for (const type of Object.values(types)) {
    if (type.name.startsWith("__")) continue;
    if (isObjectType(type)) type.isTypeOf = isMap;
    // As in AppSync, only __typename determines the type of an interface or union.
    if (isAbstractType(type)) type.resolveType = (value) => value?.__typename;
  }
}

function isMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
