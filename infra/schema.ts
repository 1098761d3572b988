import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { DirectiveNode, GraphQLError, GraphQLObjectType, GraphQLSchema } from "graphql";
import { VisibleError } from "./visibleError";

/** The contract, and what can be told from it. */
export interface StoreSchema {
  /** As AppSync takes it. */
  text: string;
  /** Fields of Query, Mutation and Subscription that guests may call: those marked @aws_iam. */
  guestFields: RootField[];
  /** All fields of Query, Mutation and Subscription. */
  rootFields: RootField[];
}

/** A field of Query, Mutation or Subscription. */
export interface RootField {
  type: string;
  field: string;
}

/**
 * What AppSync adds to a schema by itself:
 * https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html and .../security-authz.html
 */
const appSyncTypes = `
  scalar AWSDate scalar AWSTime scalar AWSDateTime scalar AWSTimestamp scalar AWSEmail
  scalar AWSJSON scalar AWSPhone scalar AWSURL scalar AWSIPAddress
  directive @aws_api_key on OBJECT | FIELD_DEFINITION
  directive @aws_iam on OBJECT | FIELD_DEFINITION
  directive @aws_cognito_user_pools(cognito_groups: [String!]) on OBJECT | FIELD_DEFINITION
  directive @aws_subscribe(mutations: [String!]) on FIELD_DEFINITION
`;

/** Reads and validates schema.graphql. Throws VisibleError for what AppSync would refuse, with its place if known. */
export function readSchema(file: string = resolve(__dirname, "../schema.graphql")): StoreSchema {
  const text = readFileSync(file, "utf8");
  const types = rootTypes(validSchema(text, basename(file)));
  const rootFields = types.flatMap((type) => fieldsOf(type));
  const guestFields = types.flatMap((type) => fieldsOf(type).filter((at) => isGuests(type, at)));
  return { text, rootFields, guestFields };
}

function validSchema(text: string, name: string): GraphQLSchema {
  const { buildASTSchema, Kind, parse, Source } = require("graphql") as typeof import("graphql");
  // buildASTSchema would run it too, but throw messages without their places.
  const { validateSDL } =
    require("graphql/validation/validate") as typeof import("graphql/validation/validate");
  try {
    const [ours, theirs] = [parse(new Source(text, name)), parse(appSyncTypes)];
    const definitions = [...theirs.definitions, ...ours.definitions];
    const document = { kind: Kind.DOCUMENT, definitions } as const;
    const errors = validateSDL(document);
    if (errors.length > 0) return refuse(name, errors);
    return buildASTSchema(document, { assumeValidSDL: true });
  } catch (error) {
    return refuse(name, [error as Error]);
  }
}

/** Names the place of the first of several faults. */
function refuse(name: string, errors: readonly (Error | GraphQLError)[]): never {
  const [first] = errors;
  if (first instanceof VisibleError) throw first;
  const { line, column } = (first && "locations" in first && first.locations?.[0]) || {};
  const place = line === undefined ? name : `${name}:${line}:${column}`;
  const message = errors.map((error) => error.message).join("\n\n");
  throw new VisibleError(`${place} is no schema that AppSync takes: ${message}`);
}

function rootTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return types.filter((type) => type != null);
}

function fieldsOf(type: GraphQLObjectType): RootField[] {
  return Object.keys(type.getFields()).map((field) => ({ type: type.name, field }));
}

/** A field's own directives take the place of its type's. */
function isGuests(type: GraphQLObjectType, { field }: RootField): boolean {
  const own = authModes(type.getFields()[field]?.astNode?.directives);
  const modes = own.length > 0 ? own : authModes(type.astNode?.directives);
  return modes.includes("aws_iam");
}

function authModes(directives: readonly DirectiveNode[] | undefined): string[] {
  const names = (directives ?? []).map((directive) => directive.name.value);
  return names.filter((name) => name.startsWith("aws_") && name !== "aws_subscribe");
}
