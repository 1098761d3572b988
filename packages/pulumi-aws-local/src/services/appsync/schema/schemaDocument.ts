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

/** A schema's definitions in the form that checks need. */
export interface SchemaDocument {
  document: DocumentNode;
  /** All type definitions in document order. */
  definitions: readonly TypeDefinitionNode[];
  /** Key: name; the first definition of a duplicate name. */
  types: ReadonlyMap<string, TypeDefinitionNode>;
  schema: SchemaDefinitionNode | undefined;
}

/** Prepares a parsed schema for the checks. */
export function schemaDocument(document: DocumentNode): SchemaDocument {
  const definitions = document.definitions.filter(isTypeDefinitionNode);
  const types = new Map<string, TypeDefinitionNode>();
  for (const definition of definitions) {
    if (!types.has(definition.name.value)) types.set(definition.name.value, definition);
  }
  const schema = document.definitions.find(({ kind }) => kind === Kind.SCHEMA_DEFINITION);
  return { document, definitions, types, schema: schema as SchemaDefinitionNode | undefined };
}

/** The type name of an operation; undefined if the schema does not have the operation. */
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

/** The type inside lists and "!". */
export function namedType(type: TypeNode): NamedTypeNode {
  return type.kind === Kind.NAMED_TYPE ? type : namedType(type.type);
}
