import {
  getNamedType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";

/** The result of a mutation's root field, by field names: aliases only concern the mutating client. */
export interface MutationEvent {
  /** Field of Mutation. */
  fieldName: string;
  /** Only the fields that the mutation selected. */
  payload: Record<string, unknown>;
}

type Values = Record<string, unknown>;

/** The events of a completed mutation, in the order of its fields. A field that is null has no event (UNVERIFIED). */
export function mutationEvents(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  data: unknown,
): MutationEvent[] {
  const mutationType = schema.getMutationType();
  const operation = document.definitions.find(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (operationName === undefined || definition.name?.value === operationName),
  );
  if (!isValues(data) || mutationType == null) return [];
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  const walk = new Walk(schema, document);
  return walk.fields(operation.selectionSet, mutationType).flatMap(({ node }) => {
    const value = data[keyOf(node)];
    if (!isValues(value)) return [];
    const fieldName = node.name.value;
    const type = getNamedType(mutationType.getFields()[fieldName]?.type);
    const payload = walk.values(value, node.selectionSet, type) as Values;
    return [{ fieldName, payload }];
  });
}

/** Reads the result of a document. */
class Walk {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();

  constructor(
    readonly schema: GraphQLSchema,
    { definitions }: DocumentNode,
  ) {
    for (const definition of definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) {
        this.#fragments.set(definition.name.value, definition);
      }
    }
  }

  /** The selected fields with their parent types; fragments are expanded. */
  fields(
    { selections }: SelectionSetNode,
    type: GraphQLNamedType | undefined,
  ): { node: FieldNode; type: GraphQLNamedType | undefined }[] {
    return selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [{ node: selection, type }];
      const target =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : this.#fragments.get(selection.name.value);
      if (target === undefined) return [];
      const condition = target.typeCondition?.name.value;
      const inner = condition === undefined ? type : this.schema.getType(condition);
      return this.fields(target.selectionSet, inner);
    });
  }

  values(
    value: unknown,
    selectionSet: SelectionSetNode | undefined,
    type: GraphQLNamedType | undefined,
  ): unknown {
    if (Array.isArray(value)) return value.map((item) => this.values(item, selectionSet, type));
    // AWSJSON is a string in the response; delivering it unchanged would quote it again.
    if (type?.name === "AWSJSON" && typeof value === "string") return JSON.parse(value);
    if (selectionSet === undefined || !isValues(value)) return value;
    const named: Values = {};
    for (const { node, type: parent } of this.fields(selectionSet, type)) {
      const key = keyOf(node);
      if (!Object.hasOwn(value, key)) continue; // omitted by @skip, or of another type
      const name = node.name.value;
      const field = isObjectType(parent) ? parent.getFields()[name] : undefined;
      const found = this.values(value[key], node.selectionSet, getNamedType(field?.type));
      named[name] = merged(named[name], found);
    }
    return named;
  }
}

/** The same field may be selected twice with different subfields. */
function merged(known: unknown, found: unknown): unknown {
  if (Array.isArray(known) && Array.isArray(found)) {
    return known.map((item, at) => merged(item, found[at]));
  }
  return isValues(known) && isValues(found) ? { ...known, ...found } : found;
}

function keyOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
