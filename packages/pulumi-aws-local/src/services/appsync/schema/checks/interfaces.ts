import {
  Kind,
  print,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from "graphql";
import type { SchemaDocument } from "../schemaDocument";
import { enginePlace, placeOf, type SchemaProblem } from "../schemaProblem";

/** Interfaces that object types implement incorrectly, or that no type implements. */
export function interfaces(schema: SchemaDocument): SchemaProblem[] {
  const implemented = new Set<string>();
  const problems = schema.definitions.flatMap((object) => {
    if (object.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    return (object.interfaces ?? []).flatMap((node): SchemaProblem[] => {
      const type = schema.types.get(node.name.value);
      implemented.add(node.name.value);
      if (type === undefined) return []; // an unknown type
      if (type.kind === Kind.INTERFACE_TYPE_DEFINITION) {
        return wrongFields(schema, object, type);
      }
      const words = `The interface type '${node.name.value}' is not present when resolving type '${object.name.value}' ${enginePlace(object)}`;
      const hint = `Type "${object.name.value}" can implement interfaces only; "${node.name.value}" is not an interface.`;
      return [{ rule: "implementsNoInterface", words, hint, at: placeOf(node) }];
    });
  });
  const unused = schema.definitions.filter(
    ({ kind, name }) => kind === Kind.INTERFACE_TYPE_DEFINITION && !implemented.has(name.value),
  );
  return [...problems, ...unused.map((node) => unimplemented(node.name.value, placeOf(node)))];
}

function unimplemented(name: string, at: SchemaProblem["at"]): SchemaProblem {
  return {
    rule: "unimplementedInterface",
    words: `There is no type that implements the interface '${name}'`,
    hint: `Interface "${name}" is implemented by no object type.`,
    at,
    coordinate: name,
  };
}

function wrongFields(
  schema: SchemaDocument,
  object: ObjectTypeDefinitionNode,
  type: InterfaceTypeDefinitionNode,
): SchemaProblem[] {
  const names = [object.name.value, type.name.value] as const;
  return (type.fields ?? []).flatMap((wanted): SchemaProblem[] => {
    const field = object.fields?.find(({ name }) => name.value === wanted.name.value);
    const subject = `The object type '${names[0]}' ${enginePlace(object)}`;
    const source = `interface '${names[1]}' ${enginePlace(type)}`;
    const name = wanted.name.value;
    if (field === undefined) {
      const words = `${subject} does not have a field '${name}' required via ${source}`;
      const hint = `Type "${names[0]}" implements interface "${names[1]}" and needs its field "${name}".`;
      const at = placeOf(object);
      return [{ rule: "missingInterfaceField", words, hint, at, coordinate: names[0] }];
    }
    if (isSubType(schema, field.type, wanted.type)) return [];
    const [from, to] = [print(wanted.type), print(field.type)];
    const words = `${subject} has tried to redefine field '${name}' defined via ${source} from '${from}' to '${to}'`;
    const hint = `Field "${names[0]}.${name}" must be of type "${from}", as interface "${names[1]}" says, and is of type "${to}".`;
    const coordinate = `${names[0]}.${name}`;
    return [{ rule: "redefinedInterfaceField", words, hint, at: placeOf(field.type), coordinate }];
  });
}

/** Whether values of a type are also values of another type. */
function isSubType(schema: SchemaDocument, type: TypeNode, of: TypeNode): boolean {
  if (of.kind === Kind.NON_NULL_TYPE) {
    return type.kind === Kind.NON_NULL_TYPE && isSubType(schema, type.type, of.type);
  }
  if (type.kind === Kind.NON_NULL_TYPE) return isSubType(schema, type.type, of);
  if (of.kind === Kind.LIST_TYPE) {
    return type.kind === Kind.LIST_TYPE && isSubType(schema, type.type, of.type);
  }
  if (type.kind === Kind.LIST_TYPE) return false;
  const [name, wanted] = [type.name.value, of.name.value];
  if (name === wanted) return true;
  const [node, abstract] = [schema.types.get(name), schema.types.get(wanted)];
  if (abstract?.kind === Kind.UNION_TYPE_DEFINITION) {
    return abstract.types?.some((member) => member.name.value === name) === true;
  }
  if (node?.kind !== Kind.OBJECT_TYPE_DEFINITION) return false;
  return node.interfaces?.some((one) => one.name.value === wanted) === true;
}
