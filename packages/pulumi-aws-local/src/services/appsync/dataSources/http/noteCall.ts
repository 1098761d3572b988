import type { HttpRequest, HttpResponse } from "../../../../core/http";
import type { ServiceCall } from "../serviceCall";

/**
 * Records a request of an HTTP data source when its response arrives or it fails.
 * @param startedAt performance.now()
 */
export function noteCall(
  asked: Promise<HttpResponse>,
  { method, path, headers }: HttpRequest,
  startedAt: number,
  made: ServiceCall[],
): void {
  const { host = "", "x-amz-target": target } = headers;
  const note = (status: number, error?: ServiceCall["error"]): void => {
    const durationMs = performance.now() - startedAt;
    made.push({
      service: "HTTP",
      method,
      host,
      path,
      status,
      startedAt,
      durationMs,
      ...(target !== undefined && { target }),
      ...(error && { error }),
    });
  };
  asked.then(
    ({ status }) => note(status),
    ({ code, message }) => note(0, { errorType: String(code ?? "InternalFailure"), message }),
  );
}
