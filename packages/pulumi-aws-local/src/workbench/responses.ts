import type { HttpResponse } from "../core/http";

/** Data for the pages: as it is now, never kept. */
export function json(status: number, value: unknown): HttpResponse {
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  };
  return { status, headers, body: JSON.stringify(value) };
}

/** A refusal or a fault that the page shows as it is. */
export function problem(status: number, message: string): HttpResponse {
  return json(status, { message });
}
