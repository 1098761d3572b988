import type { HttpResponse } from "../core/http";

/** A plain-text response for people. */
export function plainText(status: number, body: string): HttpResponse {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}
