import { collectFields, type Field, type Fields, readFields } from "./fields";
import { EdgeError } from "./edgeError";

/** Exclusive limit for the characters of a path and its query string. */
const URI_LENGTH = 8_192;

/** The parameters of an event, percent-encoded as received. */
export function exposeQuery(query: string): Fields {
  const parts = query.split("&").filter(Boolean);
  return collectFields(
    parts.map((part): [string, Field] => {
      const at = part.indexOf("=");
      return at < 0 ? [part, { value: "" }] : [part.slice(0, at), { value: part.slice(at + 1) }];
    }),
  );
}

/**
 * Converts the parameters that a function returned to a query string. Unchanged parameters keep the request's exact
 * query string.
 * @throws EdgeError
 */
export function applyQuery(query: string, returned: unknown, path: string): string {
  const given = exposeQuery(query);
  const parameters = readFields(returned, given, "request.querystring");
  const same = JSON.stringify(returned) === JSON.stringify(given);
  const applied = same
    ? query
    : parameters.map(([name, { value }]) => (value === "" ? name : `${name}=${value}`)).join("&");
  if (!same && /[\s#\x00-\x1f\x7f]/.test(applied)) {
    throw EdgeError.validation("request.querystring has a character that needs percent-encoding");
  }
  if (path.length + applied.length >= URI_LENGTH) {
    throw EdgeError.validation(
      `request.uri and its query string need fewer than ${URI_LENGTH} characters`,
    );
  }
  return applied;
}
