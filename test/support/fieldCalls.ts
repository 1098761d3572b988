import { randomUUID } from "node:crypto";
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type DirectiveNode,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql";
import { appSyncDefinitions } from "../../infra/api/appSyncDefinitions";
import { readSchema } from "../../infra/api/schema";

/** Arguments whose limits are not in the schema. */
const VALUES: Record<string, string> = {
  year: "1999",
  code: '"000000"',
  guestCartId: `"guest#eu-west-1:${randomUUID()}"`,
  importId: `"${"0a".repeat(32)}"`,
  listenerId: `"eu-west-1:${randomUUID()}"`,
};

/** An operation that calls one root field with valid arguments. */
export interface FieldCall {
  /** e.g. "Query.cart" */
  field: string;
  /**
   * The callers that AppSync allows: only guests, only admins, or users, with or without guests.
   */
  callers: "guests" | "users" | "admins";
  query: string;
}

/** The schema, parsed by graphql-js. */
export function storeSchema(): GraphQLSchema {
  return buildSchema(appSyncDefinitions + readSchema().text);
}

/**
 * A call of each field of Query and Mutation, derived from schema.graphql, so new fields are
 * included.
 */
export function fieldCalls(): FieldCall[] {
  const schema = storeSchema();
  const roots = [schema.getQueryType()!, schema.getMutationType()!];
  return roots.flatMap((root) =>
    Object.values(root.getFields()).map(({ name, args, type, astNode }) => {
      const given = args
        .filter((argument) => isRequiredArgument(argument))
        .map((argument) => `${argument.name}: ${literal(argument.name, argument.type)}`);
      const call = given.length === 0 ? name : `${name}(${given.join(", ")})`;
      const operation = root === schema.getQueryType() ? "query" : "mutation";
      return {
        field: `${root.name}.${name}`,
        callers: callersBy(astNode?.directives ?? []),
        query: `${operation} { ${call} ${selection(type)} }`,
      };
    }),
  );
}

/** Without directives a field allows the default mode: users. */
function callersBy(directives: readonly DirectiveNode[]): FieldCall["callers"] {
  const users = directives.find(({ name }) => name.value === "aws_cognito_user_pools");
  if (users === undefined) return directives.length === 0 ? "users" : "guests";
  return users.arguments?.length === 0 ? "users" : "admins";
}

/** The leaves of an object, which are enough to resolve it. */
function selection(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return "";
  const fields = Object.values(named.getFields());
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
  if (leaves.length > 0) return `{ ${leaves.map(({ name }) => name).join(" ")} }`;
  return `{ ${fields[0]!.name} ${selection(fields[0]!.type)} }`;
}

function literal(name: string, type: GraphQLInputType): string {
  if (VALUES[name] !== undefined) return VALUES[name];
  const bare = getNullableType(type);
  const named = getNamedType(bare);
  if ("ofType" in bare) return `[${literal(name, bare.ofType as GraphQLInputType)}]`;
  if (isEnumType(named)) return named.getValues()[0]!.name;
  if (isInputObjectType(named)) {
    const required = Object.values(named.getFields()).filter((field) =>
      isRequiredInputField(field),
    );
    return `{ ${required.map((field) => `${field.name}: ${literal(field.name, field.type)}`).join(", ")} }`;
  }
  if (named.name === "Int") return "1";
  if (named.name === "Boolean") return "true";
  if (named.name === "AWSJSON") return '"{}"';
  if (named.name === "AWSDate") return '"2026-11-29"';
  if (named.name === "AWSEmail") return '"somebody@example.com"';
  return `"${randomUUID()}"`;
}
