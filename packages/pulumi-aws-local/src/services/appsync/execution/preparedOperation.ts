import {
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

/** One operation of a valid document. */
export interface PreparedOperation {
  name: string | undefined;
  kind: OperationDefinitionNode["operation"];
  /** "Query.cart": the fields for which IAM policies are evaluated. */
  rootFields: readonly string[];
  /** Levels of fields, including leaves: 3 for `{ cart { lines { quantity } } }`. */
  depth: number;
  /** Whether @skip or @include occurs anywhere in the document. */
  conditional: boolean;
}

export function readOperations(
  schema: GraphQLSchema,
  document: DocumentNode,
): readonly PreparedOperation[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  }
  const conditional = hasConditions(document);
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const { operation: kind, selectionSet } = definition;
    const rootType = schema.getRootType(kind)?.name ?? "";
    return [
      {
        name: definition.name?.value,
        kind,
        rootFields: [...rootFieldNames(selectionSet, fragments)].map(
          (name) => `${rootType}.${name}`,
        ),
        depth: depthOf(selectionSet, fragments, new Map()),
        conditional,
      },
    ];
  });
}

function rootFieldNames(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Set<string> {
  const names = new Set<string>();
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      // UNVERIFIED: that IAM policies are not evaluated for __typename.
      if (selection.name.value !== "__typename") names.add(selection.name.value);
      continue;
    }
    const target =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    for (const name of target ? rootFieldNames(target.selectionSet, fragments) : [])
      names.add(name);
  }
  return names;
}

function depthOf(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<FragmentDefinitionNode, number>,
): number {
  let depth = 0;
  for (const selection of selections) {
    let below = 0;
    if (selection.kind === Kind.FIELD) {
      below = 1 + (selection.selectionSet ? depthOf(selection.selectionSet, fragments, known) : 0);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      below = depthOf(selection.selectionSet, fragments, known);
    } else {
      const fragment = fragments.get(selection.name.value);
      if (fragment === undefined) continue;
      below = known.get(fragment) ?? depthOf(fragment.selectionSet, fragments, known);
      known.set(fragment, below);
    }
    depth = Math.max(depth, below);
  }
  return depth;
}

function hasConditions(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive: ({ name }) => {
      found ||= name.value === "skip" || name.value === "include";
    },
  });
  return found;
}
