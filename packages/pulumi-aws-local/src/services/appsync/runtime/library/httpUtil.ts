import type { EvaluationState, LibraryFunction } from "../realm/evaluationState";
import { limits } from "../limits";
import { isRecord } from "./json";

const restrictedForCopies = new Set([
  "transfer-encoding",
  "connection",
  "host",
  "expect",
  "keep-alive",
  "upgrade",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "content-length",
]);

const restrictedForResponses = new Set([
  ...restrictedForCopies,
  "access-control-allow-credentials",
  "access-control-allow-origin",
  "access-control-expose-headers",
  "access-control-max-age",
  "access-control-allow-methods",
  "access-control-allow-headers",
  "vary",
  "content-type",
]);

/**
 * util.http.
 * https://docs.aws.amazon.com/appsync/latest/devguide/http-helpers-in-utils-http-js.html
 */
export const httpUtil: Record<string, LibraryFunction> = {
  copyHeaders: ([headers]) =>
    Object.fromEntries(
      Object.entries(isRecord(headers) ? headers : {}).filter(
        ([name]) => !restrictedForCopies.has(name.toLowerCase()),
      ),
    ),
  addResponseHeader: ([name, value], state) => addHeader(name, value, state),
  addResponseHeaders: ([headers], state) => {
    for (const [name, value] of Object.entries(isRecord(headers) ? headers : {})) {
      addHeader(name, value, state);
    }
  },
};

function addHeader(name: unknown, value: unknown, { evaluation }: EvaluationState): void {
  const refusal = refusalOf(name, value, evaluation.responseHeaders);
  if (refusal !== undefined) {
    evaluation.outErrors.push({
      message: refusal,
      type: "ResponseHeaderError",
      data: null,
      errorInfo: null,
    });
    return;
  }
  const own = String(name);
  for (const known of Object.keys(evaluation.responseHeaders)) {
    if (known.toLowerCase() === own.toLowerCase()) delete evaluation.responseHeaders[known];
  }
  evaluation.responseHeaders[own] = [textOf(value)];
}

/** UNVERIFIED: AWS's message. Headers are counted for each evaluation; AWS counts them for each request. */
function refusalOf(
  name: unknown,
  value: unknown,
  present: Record<string, string[]>,
): string | undefined {
  if (typeof name !== "string" || name.trim() === "") return "Header name must not be empty.";
  if (restrictedForResponses.has(name.toLowerCase()) || /^x-amzn?-/i.test(name)) {
    return `Header '${name}' is restricted.`;
  }
  if (value == null) return `Header '${name}' must not have a null value.`;
  const size = Object.entries(present).reduce(
    (sum, [key, values]) => sum + Buffer.byteLength(key + values.join("")),
    Buffer.byteLength(name + textOf(value)),
  );
  return size > limits.responseHeaderBytes
    ? `Response headers exceed the maximum size of ${limits.responseHeaderBytes} bytes.`
    : undefined;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
