import {
  Kind,
  type InputValueDefinitionNode,
  type TypeDefinitionNode,
  type TypeNode,
} from "graphql";
import { namedType, type SchemaDocument } from "../schemaDocument";
import { placeOf, type SchemaProblem } from "../schemaProblem";

/** Input types in output positions, output types in input positions, and members of unions that are not objects. */
export function positions(schema: SchemaDocument): SchemaProblem[] {
  return schema.definitions.flatMap((owner) => {
    const name = owner.name.value;
    switch (owner.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
        return (owner.fields ?? []).flatMap((field) => {
          const coordinate = `${name}.${field.name.value}`;
          return [
            ...output(schema, field.type, coordinate),
            ...inputs(schema, field.arguments, coordinate),
          ];
        });
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
        return inputs(schema, owner.fields, name);
      case Kind.UNION_TYPE_DEFINITION:
        return (owner.types ?? []).flatMap((type) => member(schema, type, name));
      default:
        return [];
    }
  });
}

function output(schema: SchemaDocument, type: TypeNode, coordinate: string): SchemaProblem[] {
  const { name } = namedType(type);
  if (schema.types.get(name.value)?.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) return [];
  const hint = `Input type "${name.value}" is used as the type of the field "${coordinate}": a field needs an output type.`;
  return [{ rule: "inputTypeAsOutput", hint, at: placeOf(type), coordinate }];
}

function inputs(
  schema: SchemaDocument,
  nodes: readonly InputValueDefinitionNode[] = [],
  coordinate: string,
): SchemaProblem[] {
  return nodes.flatMap(({ name, type }) => {
    const named = namedType(type).name.value;
    const kind = schema.types.get(named)?.kind;
    if (kind === undefined || TAKES_INPUT.has(kind)) return [];
    const hint = `Type "${named}" is used as the type of the input "${name.value}" of "${coordinate}": an input needs a scalar, an enum or an input type.`;
    const problem: SchemaProblem = {
      rule: "outputTypeAsInput",
      hint,
      at: placeOf(type),
      coordinate,
    };
    return [problem];
  });
}

const TAKES_INPUT: ReadonlySet<TypeDefinitionNode["kind"]> = new Set([
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
]);

function member(schema: SchemaDocument, type: TypeNode, coordinate: string): SchemaProblem[] {
  const { name } = namedType(type);
  if (schema.types.get(name.value)?.kind === Kind.OBJECT_TYPE_DEFINITION) return [];
  const hint = `Union "${coordinate}" can have object types only; "${name.value}" is not an object type.`;
  return [{ rule: "unionMemberIsNoObject", hint, at: placeOf(type), coordinate }];
}
