import type { HttpResponse } from "../../core/http";

/** A response with one line of text. */
export function plain(status: number, body: string): HttpResponse {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}
