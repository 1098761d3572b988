import { EdgeError } from "./edgeError";
import { collectFields, type Fields, readFields } from "./fields";

type Headers = Record<string, string | undefined>;

/** The event type of a function. */
export type EventType = "viewer-request" | "viewer-response";

/**
 * Headers that functions cannot read and must not add.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html
 */
const DISALLOWED = new RegExp(
  `^(${[
    ...["connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization"],
    ...["proxy-connection", "trailer", "upgrade", "x-accel-buffering", "x-accel-charset"],
    ...["x-accel-limit-rate", "x-accel-redirect", "x-amz-cf-.*", "x-amzn-auth"],
    ...["x-amzn-cf-billing", "x-amzn-cf-id", "x-amzn-cf-xff", "x-amzn-errortype"],
    ...["x-amzn-fle-profile", "x-amzn-header-count", "x-amzn-header-order"],
    ...["x-amzn-lambda-integration-tag", "x-amzn-requestid", "x-cache", "x-edge-.*"],
    ...["x-forwarded-proto", "x-real-ip"],
  ].join("|")})$`,
);

/** Headers that functions can read and must not change. */
const READ_ONLY: Record<EventType, readonly string[]> = {
  "viewer-request": ["content-length", "host", "transfer-encoding", "via"],
  "viewer-response": ["warning", "via"],
};

/** The headers of an event. Cookies are a separate member. */
export function exposeHeaders(headers: Headers): Fields {
  const names = Object.keys(headers).filter(
    (name) => isExposed(name) && headers[name] !== undefined,
  );
  return collectFields(names.map((name) => [name, { value: headers[name]! }]));
}

/**
 * The resulting headers: those that the function returned, and those that it cannot read.
 * @throws EdgeError for a header that it may not add or change
 */
export function applyHeaders(
  headers: Headers,
  returned: unknown,
  eventType: EventType,
): Record<string, string> {
  const path = eventType === "viewer-request" ? "request.headers" : "response.headers";
  const exposed = exposeHeaders(headers);
  const applied = new Map<string, string>();
  for (const [name, { value }] of readFields(returned, exposed, path)) {
    checkHeader(name, value, path);
    const before = applied.get(name);
    applied.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  checkReadOnly(applied, headers, READ_ONLY[eventType], path);
  const hidden = Object.entries(headers).filter(([name]) => !isExposed(name) && name !== "cookie");
  return { ...withValues(hidden), ...Object.fromEntries(applied) };
}

function checkHeader(name: string, value: string, path: string): void {
  if (name !== name.toLowerCase()) {
    throw EdgeError.validation(`${path} must have header names in lower case`);
  }
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[^\t\x20-\x7e\x80-\uffff]/.test(value)) {
    throw EdgeError.validation(`${path}['${name}'] is not a header`);
  }
  if (DISALLOWED.test(name)) throw EdgeError.validation(`${path}['${name}'] is not allowed`);
}

/** UNVERIFIED: that a read-only header may not be removed either. */
function checkReadOnly(
  applied: ReadonlyMap<string, string>,
  headers: Headers,
  names: readonly string[],
  path: string,
): void {
  const changed = names.find((name) => applied.get(name) !== headers[name]);
  if (changed !== undefined) throw EdgeError.validation(`${path}['${changed}'] is read-only`);
}

function isExposed(name: string): boolean {
  return name !== "cookie" && name !== "set-cookie" && !DISALLOWED.test(name);
}

function withValues(entries: [string, string | undefined][]): Record<string, string> {
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
