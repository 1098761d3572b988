import type { HttpRequest } from "../../core/http";

type RequestLine = Pick<HttpRequest, "method" | "path" | "query">;

/**
 * Operations by signing name, method and path. "{}" stands for one path segment and "{+}" for one or more; a query
 * string lists required parameters. Names and paths come from the service models in botocore 1.43.
 */
type RestOperations = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The operation of a REST service that a request calls; undefined if unknown. */
export function restOperation(service: string, request: RequestLine): string | undefined {
  const parameters = new URLSearchParams(request.query);
  // The SDK for JavaScript sends the name.
  const named = parameters.get("x-id");
  if (named !== null && /^\w+$/.test(named)) return named;
  // Required late: few stacks receive requests for missing services.
  const table: RestOperations = require("./restOperations.json");
  if (!Object.hasOwn(table, service)) return undefined;
  let best: { name: string; score: number } | undefined;
  for (const [template, name] of Object.entries(table[service]!)) {
    const score = scoreOf(template, request, parameters);
    if (score !== undefined && score > (best?.score ?? -1)) best = { name, score };
  }
  return best?.name;
}

/** How closely a template matches (higher is closer); undefined if it does not match. */
function scoreOf(
  template: string,
  { method, path }: RequestLine,
  parameters: URLSearchParams,
): number | undefined {
  const [wanted, target = ""] = template.split(" ");
  if (wanted !== method) return undefined;
  const [pattern = "", query = ""] = target.split("?");
  const needed = query === "" ? [] : query.split("&");
  const hasAll = needed.every((one) => {
    const [name, value] = one.split("=") as [string, string?];
    return parameters.has(name) && (value === undefined || parameters.get(name) === value);
  });
  const score = hasAll ? scoreOfPath(segmentsOf(pattern), segmentsOf(path)) : undefined;
  return score === undefined ? undefined : score + needed.length;
}

function scoreOfPath(pattern: string[], path: string[]): number | undefined {
  const isOpen = pattern.at(-1) === "{+}";
  if (isOpen ? path.length < pattern.length : path.length !== pattern.length) return undefined;
  const fits = pattern.every(
    (segment, at) => segment === "{}" || segment === "{+}" || segment === path[at],
  );
  const literals = pattern.filter((segment) => !segment.startsWith("{")).length;
  return fits ? 10 * literals : undefined;
}

function segmentsOf(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}
