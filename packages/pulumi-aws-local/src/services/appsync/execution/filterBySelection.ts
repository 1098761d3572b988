import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from "graphql";

/**
 * Reduces an error's `data` to the field's selection set. A field of scalar type has no selection set, so its data is
 * complete.
 * https://docs.aws.amazon.com/appsync/latest/devguide/built-in-util-js.html (util.error)
 */
export function filterBySelection(data: unknown, info: GraphQLResolveInfo): unknown {
  if (typeof data !== "object" || data === null) return data;
  return filter(data, info.fieldNodes, info);
}

function filter(data: unknown, nodes: readonly FieldNode[], info: GraphQLResolveInfo): unknown {
  const selections = nodes.flatMap((node) => node.selectionSet ?? []);
  if (selections.length === 0 || typeof data !== "object" || data === null) return data;
  if (Array.isArray(data)) return data.map((item) => filter(item, nodes, info));
  const fields = new Map<string, FieldNode[]>();
  for (const selection of selections) collect(selection, fields, info);
  const result: Record<string, unknown> = {};
  for (const [name, fieldNodes] of fields) {
    const value = (data as Record<string, unknown>)[name];
    if (value !== undefined) result[name] = filter(value, fieldNodes, info);
  }
  return result;
}

function collect(
  selectionSet: SelectionSetNode,
  into: Map<string, FieldNode[]>,
  info: GraphQLResolveInfo,
): void {
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      into.set(name, [...(into.get(name) ?? []), selection]);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      collect(selection.selectionSet, into, info);
    } else {
      const fragment = info.fragments[selection.name.value];
      if (fragment !== undefined) collect(fragment.selectionSet, into, info);
    }
  }
}
