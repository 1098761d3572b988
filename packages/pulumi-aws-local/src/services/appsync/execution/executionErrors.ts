import {
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLError,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql";
import { pathText, type WireError } from "./fieldErrors";

/** A value error of graphql-js in AppSync's wording. */
export function executionError(error: GraphQLError, schema: GraphQLSchema): WireError {
  const path = error.path ?? [];
  return { path, locations: null, message: messageOf(error, path, schema) };
}

function messageOf(
  { message }: GraphQLError,
  path: readonly (string | number)[],
  schema: GraphQLSchema,
): string {
  const where = pathText(path);
  const nonNull = /^Cannot return null for non-nullable field (\w+)\.(\w+)\.$/.exec(message);
  if (nonNull !== null) {
    const [, parent = "", field = ""] = nonNull;
    const type = typeName(schema, parent, field, path);
    return `Cannot return null for non-nullable type: '${type}' within parent '${parent}' (${where})`;
  }
  const nullArgument = /^Argument "(\w+)" of non-null type "([^"]+)" must not be null\.$/.exec(
    message,
  );
  if (nullArgument !== null) {
    // UNVERIFIED: AppSync's response to a variable whose AWSJSON is null.
    const [, name = "", type = ""] = nullArgument;
    return `Variable '${name}' has coerced Null value for NonNull type '${type}'`;
  }
  if (message.startsWith("Expected Iterable")) {
    return `Can't resolve value (${where}) : type mismatch error, expected type LIST, got OBJECT`;
  }
  if (message.startsWith("Expected value of type")) {
    const got = message.includes(" but got: [") ? "LIST" : "STRING";
    return `Can't resolve value (${where}) : type mismatch error, expected type OBJECT, got ${got}`;
  }
  if (message.startsWith("Abstract type")) {
    // UNVERIFIED: AppSync's message for an interface or union without __typename.
    return `Can't resolve value (${where}) : Abstract type must be resolved by '__typename'.`;
  }
  return `Can't serialize value (${where}) : ${serializationText(message, schema)}`;
}

/** graphql-java names the type at the path; for a list it prints null. */
function typeName(
  schema: GraphQLSchema,
  parent: string,
  field: string,
  path: readonly (string | number)[],
): string {
  const parentType = schema.getType(parent);
  let type: GraphQLOutputType | undefined = isObjectType(parentType)
    ? parentType.getFields()[field]?.type
    : undefined;
  for (let at = path.length - 1; typeof path[at] === "number"; at--) {
    const nullable: GraphQLOutputType | undefined = isNonNullType(type) ? type.ofType : type;
    type = isListType(nullable) ? nullable.ofType : nullable;
  }
  const named = getNullableType(type);
  return named === undefined || isListType(named) ? "null" : named.name;
}

function serializationText(message: string, schema: GraphQLSchema): string {
  const [, quotedType, name = quotedType ?? "", value = ""] =
    /^(?:Enum "(\w+)"|(\w+)) cannot represent (?:[^:]*): (.*)$/s.exec(message) ?? [];
  if (name === "") return message;
  if (isEnumType(schema.getType(name))) return `Invalid input for Enum '${name}'.`;
  // UNVERIFIED: the class names that graphql-java uses here.
  return `Expected type '${name}' but was '${javaClass(value)}'.`;
}

function javaClass(inspected: string): string {
  if (inspected.startsWith('"')) return "String";
  if (inspected.startsWith("[")) return "ArrayList";
  if (inspected.startsWith("{")) return "LinkedHashMap";
  if (inspected === "true" || inspected === "false") return "Boolean";
  return inspected.includes(".") ? "Double" : "Integer";
}
