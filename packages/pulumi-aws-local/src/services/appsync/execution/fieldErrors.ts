import type { FieldNode, GraphQLResolveInfo } from "graphql";
import { filterBySelection } from "./filterBySelection";

/** A place in the document as AppSync writes it. */
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

/** What a resolver reports: util.error, util.appendError, a fault of code or data source. */
export interface FieldError {
  message: string;
  type: string | null;
  data?: unknown;
  errorInfo?: unknown;
}

/** A resolver's error as it goes out: `data` reduced to what the field selects, errorInfo whole. */
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

/** The value of a field does not have the shape of its type. */
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

/** A resolve info's path from the root, list indexes included. */
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

// UNVERIFIED: the names of anything but OBJECT and LIST.
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "LIST";
  return typeof value === "object" ? "OBJECT" : typeof value === "string" ? "STRING" : "SCALAR";
}
