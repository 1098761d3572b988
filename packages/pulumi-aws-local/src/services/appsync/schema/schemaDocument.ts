import {
  isTypeDefinitionNode,
  Kind,
  type DocumentNode,
  type NamedTypeNode,
  type OperationTypeNode,
  type SchemaDefinitionNode,
  type TypeDefinitionNode,
  type TypeNode,
} from "graphql";
import { awsScalarNames } from "./awsScalars";

/** The scalars of GraphQL itself. */
export const builtInScalars: ReadonlySet<string> = new Set([
  "Int",
  "Float",
  "String",
  "Boolean",
  "ID",
]);

/** A schema's definitions, by what checks look for. */
export interface SchemaDocument {
  document: DocumentNode;
  /** All type definitions in the order of the text. */
  definitions: readonly TypeDefinitionNode[];
  /** By name; the first one of several with the same name. */
  types: ReadonlyMap<string, TypeDefinitionNode>;
  schema: SchemaDefinitionNode | undefined;
}

/** Arranges a parsed schema for the checks. */
export function schemaDocument(document: DocumentNode): SchemaDocument {
  const definitions = document.definitions.filter(isTypeDefinitionNode);
  const types = new Map<string, TypeDefinitionNode>();
  for (const definition of definitions) {
    if (!types.has(definition.name.value)) types.set(definition.name.value, definition);
  }
  const schema = document.definitions.find(({ kind }) => kind === Kind.SCHEMA_DEFINITION);
  return { document, definitions, types, schema: schema as SchemaDefinitionNode | undefined };
}

/** The name of the type of an operation; undefined if the schema has no such operation. */
export function rootTypeName(
  { schema, types }: SchemaDocument,
  operation: `${OperationTypeNode}`,
): string | undefined {
  if (schema === undefined) {
    const name = operation.charAt(0).toUpperCase() + operation.slice(1);
    return types.has(name) ? name : undefined;
  }
  return schema.operationTypes.find((node) => `${node.operation}` === operation)?.type.name.value;
}

/** Whether a type is declared in the schema, or by GraphQL or AppSync. */
export function isKnownType({ types }: SchemaDocument, name: string): boolean {
  return types.has(name) || isScalarName(name);
}

/** Whether GraphQL or AppSync has a scalar of this name. */
export function isScalarName(name: string): boolean {
  return builtInScalars.has(name) || awsScalarNames.has(name);
}

/** The type within lists and "!". */
export function namedType(type: TypeNode): NamedTypeNode {
  return type.kind === Kind.NAMED_TYPE ? type : namedType(type.type);
}
