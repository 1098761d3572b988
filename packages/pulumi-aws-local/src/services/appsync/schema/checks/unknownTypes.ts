import {
  Kind,
  type FieldDefinitionNode,
  type NamedTypeNode,
  type TypeDefinitionNode,
  type TypeNode,
} from "graphql";
import { awsScalarNames } from "../awsScalars";
import { isKnownType, namedType, type SchemaDocument } from "../schemaDocument";
import { enginePlace, placeOf, type SchemaProblem } from "../schemaProblem";

/** The order in which graphql-java checks. */
const KINDS = [
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
];

/** Types that are used but not defined. */
export function unknownTypes(schema: SchemaDocument): SchemaProblem[] {
  const owners = KINDS.flatMap((kind) => schema.definitions.filter((node) => node.kind === kind));
  return owners.flatMap((owner) =>
    usedTypes(owner).flatMap(({ use, type, coordinate }) => {
      const name = type.name.value;
      if (isKnownType(schema, name)) return [];
      const problem: SchemaProblem = {
        rule: "unknownType",
        words: `The ${use} type '${name}' is not present when resolving type '${owner.name.value}' ${enginePlace(owner)}`,
        hint: `Unknown type "${name}".${suggestion(name)}`,
        at: placeOf(type),
        coordinate,
      };
      return [problem];
    }),
  );
}

/** Scalars of other servers that have another name in AppSync. */
function suggestion(name: string): string {
  return awsScalarNames.has(`AWS${name}`) ? ` Did you mean "AWS${name}"?` : "";
}

interface UsedType {
  /** graphql-java's name for the position. */
  use: "interface" | "field" | "field input" | "union member" | "input value";
  type: NamedTypeNode;
  coordinate: string;
}

function usedTypes(owner: TypeDefinitionNode): UsedType[] {
  const coordinate = owner.name.value;
  const used = (use: UsedType["use"], types: readonly TypeNode[], at = coordinate): UsedType[] =>
    types.map((type) => ({ use, type: namedType(type), coordinate: at }));
  switch (owner.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      return [...used("interface", owner.interfaces ?? []), ...ofFields(coordinate, owner.fields)];
    case Kind.UNION_TYPE_DEFINITION:
      return used("union member", owner.types ?? []);
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return (owner.fields ?? []).flatMap(({ type, name }) =>
        used("input value", [type], `${coordinate}.${name.value}`),
      );
    default:
      return [];
  }
}

function ofFields(owner: string, fields: readonly FieldDefinitionNode[] = []): UsedType[] {
  return fields.flatMap(({ name, type, arguments: args = [] }) => {
    const coordinate = `${owner}.${name.value}`;
    const inputs = args.map((arg) => namedType(arg.type));
    return [
      { use: "field" as const, type: namedType(type), coordinate },
      ...inputs.map((input) => ({ use: "field input" as const, type: input, coordinate })),
    ];
  });
}
