import type { GraphQLError } from "graphql";
import type { WireError } from "./fieldErrors";

/**
 * What graphql-js found wrong with the variables, in graphql-java's words; AppSync stops at the first.
 */
export function variableError(error: GraphQLError): WireError {
  const unknownField = /Field "\w+" is not defined by type "(\w+)"/.exec(error.message);
  if (unknownField !== null) {
    const message = `The variables input contains a field that is not defined for input object type '${unknownField[1]}' `;
    return { path: null, locations: null, message };
  }
  const locations = (error.locations ?? [])
    .slice(0, 1)
    .map(({ line, column }) => ({ line, column, sourceName: null }));
  return { path: null, locations, message: messageOf(error.message) };
}

function messageOf(message: string): string {
  const [, name = ""] = /Variable "\$(\w+)"/.exec(message) ?? [];
  const [, required] =
    /(?:of required type|of non-null type|Expected non-nullable type) "([^"]+)"/.exec(message) ??
    [];
  if (required !== undefined) {
    return `Variable '${name}' has coerced Null value for NonNull type '${required}'`;
  }
  const [, enumName] = /Value .* does not exist in "(\w+)" enum/s.exec(message) ?? [];
  if (enumName !== undefined) {
    return `Variable '${name}' has an invalid value. Invalid input for Enum '${enumName}'.`;
  }
  const [, type] = /(\w+) cannot represent/.exec(message) ?? [];
  // UNVERIFIED: what AppSync adds for its own scalars.
  return type === undefined
    ? `Variable '${name}' has an invalid value.`
    : `Variable '${name}' has an invalid value. Expected a value of type '${type}'.`;
}
