import {
  buildASTSchema,
  Kind,
  type BuildSchemaOptions,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import { appSyncDefinitions } from "./directives";

/** A schema with the scalars and directives that AppSync adds to it. */
export function assembleSchema(
  document: DocumentNode,
  options: BuildSchemaOptions = {},
): GraphQLSchema {
  const definitions = [...appSyncDefinitions.definitions, ...document.definitions];
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValidSDL: true, ...options });
}
