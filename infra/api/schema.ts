import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { DirectiveNode, GraphQLObjectType, GraphQLSchema } from "graphql";
import { cachedBuild } from "../shared/buildCache";
import { sentSchema } from "./sentSchema";
import { validSchema } from "./validSchema";

/** The schema and what is derived from it. */
export interface StoreSchema {
  /** The schema as sent to AppSync, without descriptions. */
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

/** The files, besides the schema, that determine the result: this code and graphql-js. */
const makers = [
  "appSyncDefinitions.ts",
  "schema.ts",
  "sentSchema.ts",
  "validSchema.ts",
  "../../package-lock.json",
];

/**
 * Reads and validates schema.graphql. Throws VisibleError if AppSync would reject the schema, with
 * the line and column if known.
 */
export function readSchema(file: string = resolve(__dirname, "../../schema.graphql")): StoreSchema {
  const sources = [file, ...makers.map((name) => resolve(__dirname, name))];
  return cachedBuild("schema", { sources }, () => describeSchema(file));
}

function describeSchema(file: string): StoreSchema {
  const { document, schema } = validSchema(readFileSync(file, "utf8"), basename(file));
  const types = rootTypes(schema);
  const rootFields = types.flatMap((type) => fieldsOf(type));
  const guestFields = types.flatMap((type) => fieldsOf(type).filter((at) => isGuests(type, at)));
  return { text: sentSchema(document), rootFields, guestFields };
}

function rootTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return types.filter((type) => type != null);
}

function fieldsOf(type: GraphQLObjectType): RootField[] {
  return Object.keys(type.getFields()).map((field) => ({ type: type.name, field }));
}

/** The directives of a field replace those of its type. */
function isGuests(type: GraphQLObjectType, { field }: RootField): boolean {
  const own = authModes(type.getFields()[field]?.astNode?.directives);
  const modes = own.length > 0 ? own : authModes(type.astNode?.directives);
  return modes.includes("aws_iam");
}

function authModes(directives: readonly DirectiveNode[] | undefined): string[] {
  const names = (directives ?? []).map((directive) => directive.name.value);
  return names.filter((name) => name.startsWith("aws_") && name !== "aws_subscribe");
}
