import type { HttpResponse } from "../core/http";

/** A response for a person to read. */
export function plainText(status: number, body: string): HttpResponse {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}
