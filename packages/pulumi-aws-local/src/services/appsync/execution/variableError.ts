import type { GraphQLError } from "graphql";
import type { WireError } from "./fieldErrors";

/** Formats an error of graphql-js about variables in graphql-java's wording. AppSync reports only the first. */
export function variableError(error: GraphQLError): WireError {
  // Only the reason is compared: the whole message quotes the value, which may be large and contain any text.
  const reason = error.originalError?.message ?? error.message;
  const unknownField = /^Field "[^"]*" is not defined by type "(\w+)"/.exec(reason);
  if (unknownField !== null) {
    const message = `The variables input contains a field that is not defined for input object type '${unknownField[1]}' `;
    return { path: null, locations: null, message };
  }
  const locations = (error.locations ?? [])
    .slice(0, 1)
    .map(({ line, column }) => ({ line, column, sourceName: null }));
  const [, name = ""] = /^Variable "\$(\w+)"/.exec(error.message) ?? [];
  return { path: null, locations, message: messageOf(name, reason) };
}

function messageOf(name: string, reason: string): string {
  const [, required] =
    /^(?:Variable "\$\w+"|Field "\w+") of (?:required|non-null) type "([^"]+)"/.exec(reason) ??
    /^Expected non-nullable type "([^"]+)"/.exec(reason) ??
    [];
  if (required !== undefined) {
    return `Variable '${name}' has coerced Null value for NonNull type '${required}'`;
  }
  const [, enumName] = /^Value .* does not exist in "(\w+)" enum/s.exec(reason) ?? [];
  if (enumName !== undefined) {
    return `Variable '${name}' has an invalid value. Invalid input for Enum '${enumName}'.`;
  }
  const [, type] = /^(?:Expected type "\w+"\. )?(\w+) cannot represent/.exec(reason) ?? [];
  // UNVERIFIED: what AppSync adds for its own scalars.
  return type === undefined
    ? `Variable '${name}' has an invalid value.`
    : `Variable '${name}' has an invalid value. Expected a value of type '${type}'.`;
}
