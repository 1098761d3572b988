import { Kind, valueFromASTUntyped, type FieldDefinitionNode, type TypeNode } from "graphql";
import { rootTypeName, type SchemaDocument } from "../schemaDocument";
import { placeOf, type SchemaProblem } from "../schemaProblem";

/** AppSync's limit for the name of a subscription's field. */
const NAME_LENGTH = 50;

/**
 * Checks the fields of the subscription type, and the mutations that their @aws_subscribe names. Arguments that are not
 * fields of the type are accepted: resolvers read them for enhanced filters.
 */
export function subscriptions(schema: SchemaDocument): SchemaProblem[] {
  const name = rootTypeName(schema, "subscription");
  return fieldsOf(schema, name).flatMap((field) => {
    const coordinate = `${name}.${field.name.value}`;
    const problems = ofMutations(schema, field, coordinate);
    if (field.name.value.length <= NAME_LENGTH) return problems;
    const tooLong: SchemaProblem = {
      rule: "subscriptionNameTooLong",
      words: `The subscription field name is too long. Max characters allowed: ${NAME_LENGTH}`,
      hint: `"${field.name.value}" has ${field.name.value.length} characters; ${NAME_LENGTH} are allowed.`,
      at: placeOf(field.name),
      coordinate,
    };
    return [tooLong, ...problems];
  });
}

function ofMutations(
  schema: SchemaDocument,
  field: FieldDefinitionNode,
  coordinate: string,
): SchemaProblem[] {
  const mutationType = rootTypeName(schema, "mutation");
  const mutations = fieldsOf(schema, mutationType);
  const directive = field.directives?.find(({ name }) => name.value === "aws_subscribe");
  const list = directive?.arguments?.find(({ name }) => name.value === "mutations");
  const names = list === undefined ? [] : [valueFromASTUntyped(list.value)].flat().map(String);
  return names.flatMap((name): SchemaProblem[] => {
    const mutation = mutations.find((one) => one.name.value === name);
    if (mutation === undefined) {
      const words = `The subscription refers to a mutation that does not exist: ${name}.`;
      const hint = `@aws_subscribe at "${coordinate}" names the mutation "${name}", which ${mutationType === undefined ? "the schema has no mutation type for" : `type "${mutationType}" does not have`}.`;
      return [
        { rule: "unknownSubscribedMutation", words, hint, at: placeOf(list!.value), coordinate },
      ];
    }
    const [own, theirs] = [shapeOf(field.type), shapeOf(mutation.type)];
    if (own === theirs) return [];
    const words = "The subscription has an invalid output type.";
    const hint = `"${coordinate}" is of type "${own}" and the mutation "${name}" of type "${theirs}": both must be of the same type.`;
    const at = placeOf(field.type);
    return [{ rule: "subscriptionOutputType", words, hint, at, coordinate }];
  });
}

function fieldsOf(
  { types }: SchemaDocument,
  name: string | undefined,
): readonly FieldDefinitionNode[] {
  const type = types.get(name ?? "");
  return type?.kind === Kind.OBJECT_TYPE_DEFINITION ? (type.fields ?? []) : [];
}

/** The type without "!": AppSync's own example has a mutation of type Post! and its subscription of type Post. */
function shapeOf(type: TypeNode): string {
  switch (type.kind) {
    case Kind.NAMED_TYPE:
      return type.name.value;
    case Kind.LIST_TYPE:
      return `[${shapeOf(type.type)}]`;
    case Kind.NON_NULL_TYPE:
      return shapeOf(type.type);
  }
}
