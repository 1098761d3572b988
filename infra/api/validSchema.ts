import type { DocumentNode, GraphQLError, GraphQLSchema } from "graphql";
import { VisibleError } from "../shared/visibleError";
import { appSyncDefinitions } from "./appSyncDefinitions";

/** A schema that AppSync takes, as its author wrote it and as graphql-js knows it. */
export interface ValidSchema {
  document: DocumentNode;
  schema: GraphQLSchema;
}

/** @throws VisibleError for what AppSync would refuse, with its place in the file `name` if known. */
export function validSchema(text: string, name: string): ValidSchema {
  const { buildASTSchema, Kind, parse, Source, validateSchema } =
    require("graphql") as typeof import("graphql");
  // buildASTSchema would run it too, but throw messages without their places.
  const { validateSDL } =
    require("graphql/validation/validate") as typeof import("graphql/validation/validate");
  try {
    const [document, theirs] = [parse(new Source(text, name)), parse(appSyncDefinitions)];
    const definitions = [...theirs.definitions, ...document.definitions];
    const whole = { kind: Kind.DOCUMENT, definitions } as const;
    const errors = [...validateSDL(whole), ...customDefinitions(document)];
    if (errors.length > 0) return refuse(name, errors);
    const schema = buildASTSchema(whole, { assumeValidSDL: true });
    const faults = validateSchema(schema);
    return faults.length > 0 ? refuse(name, faults) : { document, schema };
  } catch (error) {
    return refuse(name, [error as Error]);
  }
}

/** AppSync takes neither scalars nor directives of one's own. */
function customDefinitions({ definitions }: DocumentNode): GraphQLError[] {
  const { GraphQLError, Kind } = require("graphql") as typeof import("graphql");
  return definitions.flatMap((node) => {
    const isScalar = node.kind === Kind.SCALAR_TYPE_DEFINITION;
    if (!isScalar && node.kind !== Kind.DIRECTIVE_DEFINITION) return [];
    const what = isScalar ? `scalar "${node.name.value}"` : `directive "@${node.name.value}"`;
    return new GraphQLError(`Custom ${what} is not supported.`, { nodes: node.name });
  });
}

/** Names the place of the first of several faults. */
function refuse(name: string, errors: readonly (Error | GraphQLError)[]): never {
  const [first] = errors;
  if (first instanceof VisibleError) throw first;
  const { line, column } = (first && "locations" in first && first.locations?.[0]) || {};
  const place = line === undefined ? name : `${name}:${line}:${column}`;
  const message = errors.map((error) => error.message).join("\n\n");
  throw new VisibleError(`${place} is not a valid AppSync schema: ${message}`);
}
