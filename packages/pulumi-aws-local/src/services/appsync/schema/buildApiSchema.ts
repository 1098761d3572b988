import { isAbstractType, isObjectType, isScalarType, type GraphQLSchema } from "graphql";
import { assembleSchema } from "./assembleSchema";
import { awsScalars } from "./awsScalars";
import { parseSdl } from "./sdlParser";

/**
 * Builds a schema that checkApiSchema has let pass, now or when it was deployed, and gives its scalars their behaviour; fields
 * have no resolvers yet.
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
    // The type behind an interface or union is resolved by __typename only, as in AppSync.
    if (isAbstractType(type)) type.resolveType = (value) => value?.__typename;
  }
}

function isMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
