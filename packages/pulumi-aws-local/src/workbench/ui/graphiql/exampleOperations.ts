import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from "graphql";

/** A generated example operation. */
export interface Example {
  kind: "query" | "mutation" | "subscription";
  field: string;
  query: string;
  /** JSON. */
  variables: string;
}

/** Maximum nesting depth of the selection. */
const DEPTH = 4;

/**
 * One operation for each field of Query, Mutation and Subscription, with every scalar selected and every argument as a
 * variable.
 */
export function exampleOperations(schema: GraphQLSchema, newId: () => string): Example[] {
  const roots = [
    ["query", schema.getQueryType()],
    ["mutation", schema.getMutationType()],
    ["subscription", schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => exampleOf(kind, field, newId)),
  );
}

function exampleOf(
  kind: Example["kind"],
  field: GraphQLField<unknown, unknown>,
  newId: () => string,
): Example {
  const { args, name } = field;
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(", ");
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  const operation = name.charAt(0).toUpperCase() + name.slice(1);
  const head = `${kind} ${operation}${declared && `(${declared})`}`;
  const call = `${name}${passed && `(${passed})`}${selection(getNamedType(field.type), "  ", [])}`;
  const values = Object.fromEntries(args.map((arg) => [arg.name, argumentValue(arg, newId)]));
  return {
    kind,
    field: name,
    query: `${head} {\n  ${call}\n}\n`,
    variables: args.length === 0 ? "" : JSON.stringify(values, null, 2),
  };
}

/** The fields of a type that need no arguments; empty for scalars. Recursive types are omitted. */
function selection(
  type: GraphQLNamedType,
  indent: string,
  above: readonly GraphQLNamedType[],
): string {
  if (!isCompositeType(type)) return "";
  const inner = `${indent}  `;
  const path = [...above, type];
  const fields = isUnionType(type) ? [] : Object.values(type.getFields());
  const lines = fields.flatMap((field) => {
    const named = getNamedType(field.type);
    if (field.args.some(isRequiredArgument)) return [];
    if (isLeafType(named)) return [field.name];
    if (path.includes(named) || path.length >= DEPTH) return [];
    const below = selection(named, inner, path);
    return [`${field.name}${below}`];
  });
  const shown = lines.length === 0 ? ["__typename"] : lines;
  return ` {\n${shown.map((line) => inner + line).join("\n")}\n${indent}}`;
}

function argumentValue(arg: GraphQLArgument, newId: () => string): unknown {
  if (arg.defaultValue !== undefined) return arg.defaultValue;
  // Optional arguments are omitted: most values would make the result empty.
  return isNonNullType(arg.type) ? exampleValue(arg.type, newId, []) : null;
}

function exampleValue(
  type: GraphQLInputType,
  newId: () => string,
  above: readonly GraphQLNamedType[],
): unknown {
  if (isNonNullType(type)) return exampleValue(type.ofType, newId, above);
  if (isListType(type)) return [exampleValue(type.ofType, newId, above)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const path = [...above, type];
    const fields = Object.values(type.getFields()).map((field) => {
      if (field.defaultValue !== undefined) return [field.name, field.defaultValue];
      const isNeeded = isNonNullType(field.type);
      if (!isNeeded && path.includes(getNamedType(field.type))) return [field.name, null];
      return [field.name, exampleValue(field.type, newId, path)];
    });
    return Object.fromEntries(fields);
  }
  return type.name === "ID" ? newId() : (SCALARS[type.name] ?? "example");
}

/** https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html */
const SCALARS: Record<string, unknown> = {
  String: "example",
  Int: 1,
  Float: 1.5,
  Boolean: true,
  AWSDate: "2026-01-31Z",
  AWSTime: "12:30:00Z",
  AWSDateTime: "2026-01-31T12:30:00Z",
  AWSTimestamp: 1769862600,
  AWSEmail: "someone@example.com",
  AWSJSON: "{}",
  AWSURL: "https://example.com/",
  AWSPhone: "+49 30 1234567",
  AWSIPAddress: "192.0.2.1",
};
