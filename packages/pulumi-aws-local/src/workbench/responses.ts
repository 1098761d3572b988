import type { HttpResponse } from "../core/http";

/** A JSON response for the pages, never cached. */
export function json(status: number, value: unknown): HttpResponse {
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  };
  return { status, headers, body: JSON.stringify(value) };
}

/** An error that the page shows unchanged. */
export function problem(status: number, message: string): HttpResponse {
  return json(status, { message });
}
