import { readFileSync } from "node:fs";
import type { HttpResponse } from "../core/http";
import { sourceFile } from "../core/sourceFile";

/** Where pages find the script that shows errors and follows changes. */
export const WATCH_SCRIPT = "/_local/watch.js";

const TAG = `<script src="${WATCH_SCRIPT}" defer></script>`;

/** The page with the script in it; one without a head, such as a part of a page, stays as it is. */
export function withWatchScript(html: string): string {
  return html.replace(/<\/head>/i, (end) => TAG + end);
}

/** The response to GET /_local/watch.js. */
export function sendWatchScript(): HttpResponse {
  const headers = { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" };
  return { status: 200, headers, body: readFileSync(sourceFile("watch/page/watch.js"), "utf8") };
}
