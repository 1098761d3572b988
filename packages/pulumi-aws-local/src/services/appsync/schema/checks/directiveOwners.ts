import {
  DirectiveLocation,
  Kind,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type NameNode,
  type TypeDefinitionNode,
} from "graphql";
import type { SchemaDocument } from "../schemaDocument";

/** A part of a schema that can have directives. */
export interface DirectiveOwner {
  location: DirectiveLocation;
  /** The name of the part itself. */
  name: string;
  coordinate: string;
  directives: readonly ConstDirectiveNode[];
}

/** All parts of a schema that can have directives. */
export function directiveOwners({ definitions, schema }: SchemaDocument): DirectiveOwner[] {
  const name = { value: "schema" };
  const own = schema ? [owner(DirectiveLocation.SCHEMA, { ...schema, name }, "")] : [];
  const all = [...own, ...definitions.flatMap(ofType)];
  return all.filter(({ directives }) => directives.length > 0);
}

function ofType(type: TypeDefinitionNode): DirectiveOwner[] {
  const name = type.name.value;
  const self = owner(LOCATIONS[type.kind], type, name);
  switch (type.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      return [self, ...(type.fields ?? []).flatMap((field) => ofField(field, name))];
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return [self, ...ofInputs(DirectiveLocation.INPUT_FIELD_DEFINITION, type.fields, name)];
    case Kind.ENUM_TYPE_DEFINITION:
      return [
        self,
        ...(type.values ?? []).map((value) => owner(DirectiveLocation.ENUM_VALUE, value, name)),
      ];
    default:
      return [self];
  }
}

function ofField(field: FieldDefinitionNode, type: string): DirectiveOwner[] {
  const coordinate = `${type}.${field.name.value}`;
  return [
    owner(DirectiveLocation.FIELD_DEFINITION, field, coordinate),
    ...ofInputs(DirectiveLocation.ARGUMENT_DEFINITION, field.arguments, coordinate),
  ];
}

function ofInputs(
  location: DirectiveLocation,
  inputs: readonly InputValueDefinitionNode[] = [],
  coordinate: string,
): DirectiveOwner[] {
  return inputs.map((input) => owner(location, input, coordinate));
}

function owner(
  location: DirectiveLocation,
  node: { name: Pick<NameNode, "value">; directives?: readonly ConstDirectiveNode[] | undefined },
  coordinate: string,
): DirectiveOwner {
  return { location, name: node.name.value, coordinate, directives: node.directives ?? [] };
}

const LOCATIONS: Record<TypeDefinitionNode["kind"], DirectiveLocation> = {
  [Kind.SCALAR_TYPE_DEFINITION]: DirectiveLocation.SCALAR,
  [Kind.OBJECT_TYPE_DEFINITION]: DirectiveLocation.OBJECT,
  [Kind.INTERFACE_TYPE_DEFINITION]: DirectiveLocation.INTERFACE,
  [Kind.UNION_TYPE_DEFINITION]: DirectiveLocation.UNION,
  [Kind.ENUM_TYPE_DEFINITION]: DirectiveLocation.ENUM,
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: DirectiveLocation.INPUT_OBJECT,
};
