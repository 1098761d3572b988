import { createContext, Script } from "node:vm";
import type { HttpRequest, HttpResponse } from "../../core/http";

/** What a function at the edge makes of a request: an answer of its own, or the path to go on with. */
export type EdgeResult = { answer: HttpResponse } | { path: string };

/** A compiled CloudFront function. */
export type EdgeFunction = (request: HttpRequest) => EdgeResult;

/** CloudFront gives a function about a millisecond of computing; this is for those that never end. */
const TIMEOUT_MS = 1_000;

/**
 * Compiles the code of a CloudFront function for viewer requests. It runs in a context of its own, without anything of Node.
 * Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */
export function compileEdgeFunction(code: string): EdgeFunction {
  const globals = { input: "" };
  const context = createContext(globals, { codeGeneration: { strings: false, wasm: false } });
  new Script(code).runInContext(context, { timeout: TIMEOUT_MS });
  const call = new Script("JSON.stringify(handler(JSON.parse(input)));");
  return (request) => {
    globals.input = JSON.stringify(viewerRequest(request));
    const result = JSON.parse(call.runInContext(context, { timeout: TIMEOUT_MS }));
    if (result.statusCode === undefined) return { path: result.uri };
    const headers = Object.entries<{ value: string }>(result.headers ?? {}).map(
      ([name, { value }]) => [name.toLowerCase(), value],
    );
    const body = typeof result.body === "string" ? result.body : (result.body?.data ?? "");
    return {
      answer: { status: result.statusCode, headers: Object.fromEntries(headers), body },
    };
  };
}

function viewerRequest({ method, path, query, headers, sourceIp }: HttpRequest) {
  const given = Object.entries(headers).filter(([, value]) => value !== undefined);
  return {
    version: "1.0",
    context: { eventType: "viewer-request" },
    viewer: { ip: sourceIp },
    request: {
      method,
      uri: path,
      querystring: parameters(query),
      headers: Object.fromEntries(given.map(([name, value]) => [name, { value }])),
      cookies: {},
    },
  };
}

type Parameter = { value: string; multiValue?: { value: string }[] };

/** As written, percent-encoding and all; a name that comes again has `multiValue`. */
function parameters(query: string): Record<string, Parameter> {
  const found: Record<string, Parameter> = {};
  for (const part of query.replace(/^\?/, "").split("&").filter(Boolean)) {
    const at = part.indexOf("=");
    const name = at < 0 ? part : part.slice(0, at);
    const value = at < 0 ? "" : part.slice(at + 1);
    const known = Object.hasOwn(found, name) ? found[name] : undefined;
    if (known === undefined) found[name] = { value };
    else known.multiValue = [...(known.multiValue ?? [{ value: known.value }]), { value }];
  }
  return found;
}
