import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  print,
  type FieldNode,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/** The part of ctx.info about the selected fields below the current one. */
export interface SelectionInfo {
  /** Response names (aliases, if given); nested ones as "author/name". */
  selectionSetList: string[];
  /** The selection set as in the document. */
  selectionSetGraphQL: string;
}

/**
 * The selection below a field. It is the same for every request with the same document, except with @skip or @include;
 * then it is computed for each request.
 * https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
 */
export function selectionInfo(info: GraphQLResolveInfo, conditional: boolean): SelectionInfo {
  const node = info.fieldNodes[0]!;
  const cacheable = !conditional && info.fieldNodes.length === 1;
  const known = cacheable ? cache.get(node) : undefined;
  if (known !== undefined) return known;
  const found = readSelection(info);
  if (cacheable) cache.set(node, found);
  return found;
}

const cache = new WeakMap<FieldNode, SelectionInfo>();

function readSelection(info: GraphQLResolveInfo): SelectionInfo {
  const names = new Set<string>();
  for (const { selectionSet } of info.fieldNodes) {
    if (selectionSet !== undefined) addNames(selectionSet, "", names, info);
  }
  return {
    selectionSetList: [...names],
    selectionSetGraphQL: info.fieldNodes
      .flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [print(selectionSet)]))
      .join("\n"),
  };
}

function addNames(
  { selections }: SelectionSetNode,
  prefix: string,
  names: Set<string>,
  info: GraphQLResolveInfo,
): void {
  for (const selection of selections) {
    if (!isIncluded(selection, info)) continue;
    if (selection.kind === Kind.FIELD) {
      const name = prefix + (selection.alias ?? selection.name).value;
      names.add(name);
      if (selection.selectionSet !== undefined) {
        addNames(selection.selectionSet, `${name}/`, names, info);
      }
      continue;
    }
    const target =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    if (target !== undefined) addNames(target.selectionSet, prefix, names, info);
  }
}

function isIncluded(node: SelectionNode, { variableValues }: GraphQLResolveInfo): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variableValues);
  if (skip?.["if"] === true) return false;
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variableValues);
  return include?.["if"] !== false;
}
