import { Kind, type NameNode, type TypeDefinitionNode } from "graphql";
import type { SchemaDocument } from "../schemaDocument";
import { enginePlace, placeOf, type SchemaProblem } from "../schemaProblem";

/** Duplicate fields, arguments, enum values and members of a union. */
export function uniqueNames({ definitions }: SchemaDocument): SchemaProblem[] {
  return definitions.flatMap(ofType);
}

function ofType(type: TypeDefinitionNode): SchemaProblem[] {
  switch (type.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const fields = type.fields ?? [];
      const twice = problemsOf(type, "duplicateField", "a field", fields.map(nameOf));
      return [...twice, ...fields.flatMap((field) => ofArguments(type, field))];
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return problemsOf(
        type,
        "duplicateInputField",
        "an input field",
        (type.fields ?? []).map(nameOf),
      );
    case Kind.ENUM_TYPE_DEFINITION:
      return problemsOf(
        type,
        "duplicateEnumValue",
        "an enum value",
        (type.values ?? []).map(nameOf),
      );
    case Kind.UNION_TYPE_DEFINITION:
      return problemsOf(
        type,
        "duplicateUnionMember",
        "an union member",
        (type.types ?? []).map(nameOf),
      );
    default:
      return [];
  }
}

function ofArguments(
  type: TypeDefinitionNode,
  field: { name: NameNode; arguments?: readonly { name: NameNode }[] | undefined },
): SchemaProblem[] {
  const [owner, fieldName] = [type.name.value, field.name.value];
  return repeated((field.arguments ?? []).map(nameOf)).map((name) => ({
    rule: "duplicateArgument",
    words: `The type '${owner}' with field '${fieldName}' ${enginePlace(type)} has declared an argument with a non unique name '${name.value}'`,
    hint: `Argument "${owner}.${fieldName}(${name.value}:)" is declared more than once.`,
    at: placeOf(name),
    coordinate: `${owner}.${fieldName}`,
  }));
}

function problemsOf(
  type: TypeDefinitionNode,
  rule: SchemaProblem["rule"],
  what: string,
  names: readonly NameNode[],
): SchemaProblem[] {
  const owner = type.name.value;
  return repeated(names).map((name) => ({
    rule,
    words: `The type '${owner}' ${enginePlace(type)} has declared ${what} with a non unique name '${name.value}'`,
    hint: `"${name.value}" is defined more than once in type "${owner}".`,
    at: placeOf(name),
    coordinate: owner,
  }));
}

function repeated(names: readonly NameNode[]): NameNode[] {
  return names.filter(({ value }, at) => names.findIndex((name) => name.value === value) < at);
}

function nameOf<T extends { name: NameNode }>({ name }: T): NameNode {
  return name;
}
