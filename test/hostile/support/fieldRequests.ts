import fc from "fast-check";
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
} from "graphql";
import { storeSchema } from "../../support/fieldCalls";
import { hostileJson, objectOf } from "./hostileJson";
import { hostileText } from "./hostileText";

/** A root field of the schema, with requests that abuse it. */
export interface HostileField {
  /** e.g. "Mutation.addCartItem" */
  name: string;
  operation: "query" | "mutation" | "subscription";
  /** Bodies of requests. `ids` belong to other users. */
  bodies(ids: readonly string[]): fc.Arbitrary<string>;
}

/**
 * Every field of Query, Mutation and Subscription, read from schema.graphql, so new fields are
 * included.
 */
export function hostileFields(): HostileField[] {
  const schema = storeSchema();
  const roots = [
    [schema.getQueryType()!, "query"],
    [schema.getMutationType()!, "mutation"],
    [schema.getSubscriptionType()!, "subscription"],
  ] as const;
  return roots.flatMap(([root, operation]) =>
    Object.values(root.getFields()).map((field) => ({
      name: `${root.name}.${field.name}`,
      operation,
      bodies: (ids) => bodies(field, operation, ids),
    })),
  );
}

function bodies(
  field: GraphQLField<unknown, unknown>,
  operation: string,
  ids: readonly string[],
): fc.Arbitrary<string> {
  const { args, type } = field;
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
  const passed = args.map(({ name }) => `${name}: $${name}`).join(", ");
  const head = args.length === 0 ? operation : `${operation} (${declared})`;
  const call = args.length === 0 ? field.name : `${field.name}(${passed})`;
  const query = JSON.stringify(`${head} { ${call} ${selection(type, 3)} }`);
  const anything = hostileJson(ids);
  const values = args.map((arg) => [arg.name, hostileValue(arg.type, ids)] as const);
  const byVariables = objectOf(Object.fromEntries(values), anything).map(
    (variables) => `{"query":${query},"variables":${variables}}`,
  );
  if (args.length === 0) return byVariables;
  return fc.oneof(
    { weight: 5, arbitrary: byVariables },
    { weight: 1, arbitrary: byLiterals(field, operation, ids) },
  );
}

/** The same requests with values written into the document, if GraphQL reads them the same way. */
function byLiterals(
  { name, args, type }: GraphQLField<unknown, unknown>,
  operation: string,
  ids: readonly string[],
): fc.Arbitrary<string> {
  const scalar = fc.oneof(
    hostileText(ids).map((text) => JSON.stringify(text)),
    fc.constantFrom("null", "true", "1e400", "-1", "99999999999999999999", "[[]]", "{}", "NaN"),
  );
  return fc.tuple(...args.map(() => scalar)).map((values) => {
    const given = args.map((arg, at) => `${arg.name}: ${values[at]}`).join(", ");
    return JSON.stringify({ query: `${operation} { ${name}(${given}) ${selection(type, 3)} }` });
  });
}

/** JSON texts: mostly valid for the type, so that they reach the resolver, otherwise anything. */
function hostileValue(
  type: GraphQLInputType,
  ids: readonly string[],
): fc.Arbitrary<string | undefined> {
  const good = conforming(type, ids);
  return fc.oneof(
    { weight: 9, arbitrary: good },
    { weight: 2, arbitrary: hostileJson(ids) },
    ...(isNonNullType(type) ? [] : [{ weight: 2, arbitrary: fc.constantFrom("null", undefined) }]),
  );
}

function conforming(type: GraphQLInputType, ids: readonly string[]): fc.Arbitrary<string> {
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const items = fc.array(conforming(bare.ofType as GraphQLInputType, ids), { maxLength: 120 });
    return items.map((texts) => `[${texts.join()}]`);
  }
  const named = getNamedType(bare);
  if (isEnumType(named))
    return fc.constantFrom(...named.getValues().map(({ name }) => `"${name}"`));
  if (isInputObjectType(named)) {
    const members = Object.values(named.getFields()).map(
      (member) => [member.name, hostileValue(member.type, ids)] as const,
    );
    return objectOf(Object.fromEntries(members), hostileJson(ids));
  }
  if (named.name === "Int")
    return fc.oneof(fc.integer(), fc.integer({ min: -1, max: 100 })).map(String);
  if (named.name === "Float")
    return fc.double({ noNaN: true, noDefaultInfinity: true }).map(String);
  if (named.name === "Boolean") return fc.constantFrom("true", "false");
  if (named.name === "AWSJSON") {
    return hostileJson(ids, ["a", "b"]).map((json) => JSON.stringify(json));
  }
  return hostileText(ids).map((text) => JSON.stringify(text));
}

/** All fields of a type, to a depth. */
function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return "";
  const fields = Object.values(named.getFields()).filter(
    (field) => depth > 1 || isLeafType(getNamedType(field.type)),
  );
  return `{ ${fields.map((field) => `${field.name} ${selection(field.type, depth - 1)}`).join(" ")} }`;
}
