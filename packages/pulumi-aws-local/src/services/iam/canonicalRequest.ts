import { hash } from "node:crypto";

import type { HttpRequest } from "../../core/http";

/**
 * The canonical form of a request for Signature Version 4:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function canonicalRequest(request: HttpRequest, signedHeaders: readonly string[]): string {
  const headers = signedHeaders.map((name) => {
    // The client chooses the names, so inherited properties must not be found.
    const value = Object.hasOwn(request.headers, name) ? request.headers[name]! : "";
    return `${name}:${value.trim().replace(/\s+/g, " ")}\n`;
  });
  return [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    headers.join(""),
    signedHeaders.join(";"),
    sha256Hex(request.body),
  ].join("\n");
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256Hex(data: string | Buffer): string {
  return hash("sha256", data, "hex");
}

/** A path without dot segments and without characters to encode. */
const PLAIN_PATH = /^(?:\/[\w-]+)+$/;

/** Every service except S3 signs the path without dot segments and encoded a second time. */
function canonicalPath(path: string): string {
  if (path === "/" || path === "") return "/";
  if (PLAIN_PATH.test(path)) return path;
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  const trailing = segments.length > 0 && path.endsWith("/") ? "/" : "";
  return `/${segments.map(uriEncode).join("/")}${trailing}`;
}

function canonicalQuery(query: string): string {
  if (query === "") return "";
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      const name = at < 0 ? pair : pair.slice(0, at);
      const value = at < 0 ? "" : pair.slice(at + 1);
      return [uriEncode(uriDecode(name)), uriEncode(uriDecode(value))] as const;
    })
    .sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** Code-point order: localeCompare would sort upper and lower case together. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** RFC 3986: encodeURIComponent leaves five characters that AWS encodes. */
function uriEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A malformed escape is kept unchanged; the signature check then decides. */
function uriDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
