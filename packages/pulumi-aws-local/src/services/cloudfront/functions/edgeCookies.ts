import { EdgeError } from "./edgeError";
import { collectFields, type Field, type Fields, readFields } from "./fields";

/** Converts the Cookie header to the cookies of a request event. */
export function exposeCookies(header: string | undefined): Fields {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim());
  return collectFields(pairs.filter(Boolean).map((pair) => named(pair)));
}

/** Converts the cookies that a function returned to a Cookie header; undefined if there are none. */
export function applyCookies(header: string | undefined, returned: unknown): string | undefined {
  const cookies = readFields(returned, exposeCookies(header), "request.cookies");
  const pairs = cookies.map(([name, field]) => checkedPair(name, field, "request.cookies"));
  return pairs.length === 0 ? undefined : pairs.join("; ");
}

/** Converts Set-Cookie headers to the cookies of a response event. */
export function exposeSetCookies(headers: readonly string[] | undefined): Fields {
  const cookies = (headers ?? []).map((header): [string, Field] => {
    const [pair = "", ...attributes] = header.split(";");
    const [name, { value }] = named(pair.trim());
    const text = attributes.join(";").trim();
    return [name, { value, ...(text !== "" && { attributes: text }) }];
  });
  return collectFields(cookies);
}

/** Converts the cookies that a function returned to Set-Cookie headers. */
export function applySetCookies(
  headers: readonly string[] | undefined,
  returned: unknown,
): string[] {
  const cookies = readFields(returned, exposeSetCookies(headers), "response.cookies");
  return cookies.map(([name, field]) => {
    const pair = checkedPair(name, field, "response.cookies");
    return field.attributes === undefined ? pair : `${pair}; ${field.attributes}`;
  });
}

function named(pair: string): [string, Field] {
  const at = pair.indexOf("=");
  return at < 0 ? [pair, { value: "" }] : [pair.slice(0, at), { value: pair.slice(at + 1) }];
}

/** UNVERIFIED: CloudFront's response to a name or value that would end the cookie early. */
function checkedPair(name: string, { value, attributes = "" }: Field, path: string): string {
  if (
    /[^\x21-\x7e]|[=;,]/.test(name) ||
    /[^\x20-\x7e]|;/.test(value) ||
    /[^\x20-\x7e]/.test(attributes)
  ) {
    throw EdgeError.validation(`${path}['${name}'] is not a cookie`);
  }
  return `${name}=${value}`;
}
