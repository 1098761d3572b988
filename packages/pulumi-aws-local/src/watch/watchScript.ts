import { readFileSync } from "node:fs";
import type { HttpResponse } from "../core/http";
import { sourceFile } from "../core/sourceFile";

/** Path of the script that shows errors and follows changes. */
export const WATCH_SCRIPT = "/_local/watch.js";

const TAG = `<script src="${WATCH_SCRIPT}" defer></script>`;

/** Adds the script to a page; a page without a head, such as a fragment, stays unchanged. */
export function withWatchScript(html: string): string {
  return html.replace(/<\/head>/i, (end) => TAG + end);
}

/** The response to GET /_local/watch.js. */
export function sendWatchScript(): HttpResponse {
  const headers = { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" };
  return { status: 200, headers, body: readFileSync(sourceFile("watch/page/watch.js"), "utf8") };
}
