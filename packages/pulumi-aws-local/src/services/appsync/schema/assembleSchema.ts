import {
  buildASTSchema,
  Kind,
  type BuildSchemaOptions,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import { appSyncDefinitions } from "./directives";

/** Assembles a schema with AppSync's scalars and directives. */
export function assembleSchema(
  document: DocumentNode,
  options: BuildSchemaOptions = {},
): GraphQLSchema {
  const definitions = [...appSyncDefinitions.definitions, ...document.definitions];
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValidSDL: true, ...options });
}
