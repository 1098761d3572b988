import type { HttpHandler, HttpRequest } from "../../core/http";
import type { Endpoints } from "../../services/endpoints";
import { readAwsCall, type AwsCall } from "./awsCall";
import { awsEndpoint } from "./awsEndpoint";
import { refuseAwsCall } from "./refuseAwsCall";

/**
 * Answers requests of AWS's clients under this machine's own names: the service is found by X-Amz-Target, or by what an Action is
 * signed for. What the stack does not have is refused by its name.
 * @param other answers requests that come from no client of AWS
 */
export function dispatchAwsCall(
  { byTarget, byAction }: Pick<Endpoints, "byTarget" | "byAction">,
  other: HttpHandler,
): HttpHandler {
  const find = ({ path, headers }: HttpRequest, call: AwsCall): HttpHandler | undefined => {
    if (path !== "/") return undefined;
    const prefix = headers["x-amz-target"]?.split(".")[0] ?? "";
    if (Object.hasOwn(byTarget, prefix)) return byTarget[prefix];
    return call.protocol === "query" ? byAction[call.service ?? ""] : undefined;
  };
  return (request) => {
    const call = readAwsCall(request);
    if (call === undefined) return other(request);
    const handle = find(request, call) ?? (async () => refuseAwsCall(call, request));
    return awsEndpoint(handle)(request);
  };
}
