import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from "graphql";

/**
 * The number of selections of a valid document's largest operation with its fragments expanded. A few hundred bytes of
 * fragments that spread each other twice expand to billions. Each fragment is counted once.
 */
export function expandedSize({ definitions }: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const known = new Map<string, number>();
  let largest = 0;
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    largest = Math.max(largest, sizeOf(definition.selectionSet, fragments, known));
  }
  return largest;
}

function sizeOf(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, number>,
): number {
  let size = selections.length;
  for (const selection of selections) {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) {
      const { selectionSet } = selection;
      if (selectionSet !== undefined) size += sizeOf(selectionSet, fragments, known);
      continue;
    }
    const name = selection.name.value;
    const fragment = fragments.get(name);
    if (fragment === undefined) continue;
    const below = known.get(name) ?? sizeOf(fragment.selectionSet, fragments, known);
    known.set(name, below);
    size += below;
  }
  return size;
}
