import type { HttpResponse } from "../../core/http";
import { errorResponse } from "../../core/protocols/errorResponse";
import type { AwsCall } from "./awsCall";

/**
 * Rejects an operation of a service that the stack does not have, by name and in the protocol of its clients.
 * UNVERIFIED: status and code, because AWS has all its services. Query services use the code InvalidAction, S3
 * NotImplemented
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList).
 */
export function refuseAwsCall(
  call: AwsCall,
  request: { method: string; path: string },
): HttpResponse {
  const { protocol, contentType } = call;
  const message = unsupportedText(call, request);
  const { code, status } = REFUSALS[protocol];
  return errorResponse(protocol, { code, status, message }, { contentType });
}

/** Names the operation, or the request if it is unknown, and its service. */
export function unsupportedText(
  { service, operation }: Partial<AwsCall>,
  { method, path }: { method: string; path: string },
): string {
  const owner = service === undefined ? "" : ` of "${service}"`;
  return `${operation ?? `${method} ${path}`}${owner} is not supported by the local stack.`;
}

const REFUSALS = {
  json: { code: "UnknownOperationException", status: 400 },
  "rest-json": { code: "UnknownOperationException", status: 404 },
  cbor: { code: "UnknownOperationException", status: 404 },
  query: { code: "InvalidAction", status: 400 },
  ec2: { code: "InvalidAction", status: 400 },
  "rest-xml": { code: "InvalidAction", status: 400 },
  s3: { code: "NotImplemented", status: 501 },
} as const;
