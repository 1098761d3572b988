import type { DocumentNode, GraphQLError, GraphQLSchema } from "graphql";
import { VisibleError } from "../shared/visibleError";
import { appSyncDefinitions } from "./appSyncDefinitions";

/** A valid AppSync schema: as written, and as parsed by graphql-js. */
export interface ValidSchema {
  document: DocumentNode;
  schema: GraphQLSchema;
}

/**
 * @throws VisibleError if AppSync would reject the schema, with the position in the file `name` if
 * known.
 */
export function validSchema(text: string, name: string): ValidSchema {
  const { buildASTSchema, Kind, parse, Source, validateSchema } =
    require("graphql") as typeof import("graphql");
  // buildASTSchema also runs validateSDL, but its errors have no positions.
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

/** AppSync supports no custom scalars and no custom directives. */
function customDefinitions({ definitions }: DocumentNode): GraphQLError[] {
  const { GraphQLError, Kind } = require("graphql") as typeof import("graphql");
  return definitions.flatMap((node) => {
    const isScalar = node.kind === Kind.SCALAR_TYPE_DEFINITION;
    if (!isScalar && node.kind !== Kind.DIRECTIVE_DEFINITION) return [];
    const what = isScalar ? `scalar "${node.name.value}"` : `directive "@${node.name.value}"`;
    return new GraphQLError(`Custom ${what} is not supported.`, { nodes: node.name });
  });
}

/** Throws the first error, with its position. */
function refuse(name: string, errors: readonly (Error | GraphQLError)[]): never {
  const [first] = errors;
  if (first instanceof VisibleError) throw first;
  const { line, column } = (first && "locations" in first && first.locations?.[0]) || {};
  const place = line === undefined ? name : `${name}:${line}:${column}`;
  const message = errors.map((error) => error.message).join("\n\n");
  throw new VisibleError(`${place} is not a valid AppSync schema: ${message}`);
}
