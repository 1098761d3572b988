import type { HttpRequest } from "../core/http";

/**
 * Why the workbench rejects a request: pages of other sites must neither read it nor change anything through it.
 * Undefined for its own pages, for links that a user follows, and for programs, to which a browser's restrictions do
 * not apply.
 * https://developer.mozilla.org/en-US/docs/Glossary/Fetch_metadata_request_header
 */
export function refusalOf({ method, headers }: HttpRequest): string | undefined {
  const { host, origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`) {
    return `The workbench only serves its own pages, not those of "${origin}".`;
  }
  const site = headers["sec-fetch-site"] ?? "none";
  const isOwn = site === "same-origin" || site === "none";
  const isVisit =
    method === "GET" &&
    headers["sec-fetch-mode"] === "navigate" &&
    headers["sec-fetch-dest"] === "document";
  if (!isOwn && !isVisit) return "The workbench only serves its own pages.";
  const type = headers["content-type"]?.split(";")[0]!.trim().toLowerCase();
  if (method === "POST" && type !== "application/json") {
    return `The content type of a POST must be "application/json", not "${type ?? ""}".`;
  }
  return undefined;
}
