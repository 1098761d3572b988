import type { HttpHandler, HttpRequest } from "../../core/http";
import type { Endpoints } from "../../services/endpoints";
import { readAwsCall, type AwsCall } from "./awsCall";
import { awsEndpoint } from "./awsEndpoint";
import { refuseAwsCall } from "./refuseAwsCall";

/**
 * Dispatches requests of AWS clients to this machine's own host names. X-Amz-Target, or the service that an Action is
 * signed for, selects the service. Operations that the stack does not have are rejected by name.
 * @param other handles requests that do not come from an AWS client
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
