import type { FieldNode, GraphQLResolveInfo } from "graphql";
import { filterBySelection } from "./filterBySelection";

/** A position in the document in AppSync's format. */
export interface WireLocation {
  line: number;
  column: number;
  sourceName: null;
}

/** One entry of "errors" in a response. */
export interface WireError {
  path: readonly (string | number)[] | null;
  data?: unknown;
  errorType?: string | null;
  errorInfo?: unknown;
  locations: readonly WireLocation[] | null;
  message: string;
}

/** An error of a resolver: from util.error, util.appendError, its code or its data source. */
export interface FieldError {
  message: string;
  type: string | null;
  data?: unknown;
  errorInfo?: unknown;
}

/** A resolver's error in the response: `data` is reduced to the selected fields, errorInfo is complete. */
export function resolverError(info: GraphQLResolveInfo, error: FieldError): WireError {
  return {
    path: pathKeys(info.path),
    data: filterBySelection(error.data, info) ?? null,
    errorType: error.type,
    errorInfo: error.errorInfo ?? null,
    locations: fieldLocations(info.fieldNodes),
    message: error.message,
  };
}

/** The error for a value that does not have the shape of its type. */
export function typeMismatch(
  info: GraphQLResolveInfo,
  expected: string,
  value: unknown,
): WireError {
  const path = pathKeys(info.path);
  return {
    path,
    locations: null,
    message:
      `Can't resolve value (${pathText(path)}) : type mismatch error, ` +
      `expected type ${expected}, got ${kindOf(value)}`,
  };
}

/** "/posts[0]/title" for ["posts", 0, "title"]. */
export function pathText(path: readonly (string | number)[]): string {
  return path.map((key) => (typeof key === "number" ? `[${key}]` : `/${key}`)).join("");
}

/** The path of a resolve info from the root, with list indexes. */
export function pathKeys(path: GraphQLResolveInfo["path"]): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: GraphQLResolveInfo["path"] | undefined = path; at !== undefined; at = at.prev) {
    keys.push(at.key);
  }
  return keys.reverse();
}

function fieldLocations(nodes: readonly FieldNode[]): WireLocation[] {
  return nodes.flatMap(({ loc }) =>
    loc === undefined
      ? []
      : [{ line: loc.startToken.line, column: loc.startToken.column, sourceName: null }],
  );
}

// UNVERIFIED: the names of all kinds except OBJECT and LIST.
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "LIST";
  return typeof value === "object" ? "OBJECT" : typeof value === "string" ? "STRING" : "SCALAR";
}
