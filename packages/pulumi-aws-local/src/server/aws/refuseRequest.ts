import { randomUUID } from "node:crypto";
import type { HttpRequest, HttpResponse } from "../../core/http";
import { errorResponse, type WireError } from "../../core/protocols/errorResponse";
import { queryError } from "../../core/protocols/queryEndpoint";
import { readAwsCall } from "./awsCall";

type Head = Pick<HttpRequest, "method" | "path" | "query" | "headers">;

/** Rejects a request that reaches no service, in the protocol that its head indicates, or in AppSync's format. */
export function refuseRequest(head: Head, error: WireError): HttpResponse {
  const call = readAwsCall(head);
  if (head.path === "/graphql") return refuseGraphQl(error);
  const { protocol, contentType } = call ?? { protocol: "rest-json" };
  if (protocol === "json" || protocol === "rest-json" || protocol === "cbor") {
    return errorResponse(protocol, error, { contentType });
  }
  const { code, message, status } = queryError(error);
  // Error codes of the XML protocols have no suffix.
  return errorResponse(protocol, { code: code.replace(/Exception$/, ""), message, status });
}

function refuseGraphQl({ code, message, status }: WireError): HttpResponse {
  // UNVERIFIED: AppSync's error type; it is the same as for a body slightly above the limit.
  const errorType = code === "RequestEntityTooLargeException" ? "BadRequestException" : code;
  const headers = {
    "content-type": "application/json;charset=UTF-8",
    "x-amzn-errortype": errorType,
    "x-amzn-requestid": randomUUID(),
  };
  return { status, headers, body: JSON.stringify({ errors: [{ errorType, message }] }) };
}
