import { randomUUID } from "node:crypto";
import { crc32 } from "node:zlib";
import type { HttpHandler, HttpRequest, HttpResponse } from "../../core/http";
import { readAwsCall } from "./awsCall";
import { unsupportedText } from "./refuseAwsCall";

/**
 * Adds the common members and headers of JSON services to an error: `__type`, `message`, x-amzn-errortype and
 * x-amzn-requestid. UNVERIFIED: that every service sends all four; each client reads some of them.
 */
export function completeErrors(handle: HttpHandler): HttpHandler {
  return async (request) => {
    const response = await handle(request);
    return response.status < 400 ? response : complete(response, request);
  };
}

/** The message for an error without one. */
function wordsFor(code: string, request: HttpRequest): string {
  if (code === "SerializationException") return "The request body is not valid JSON.";
  return code === "UnknownOperationException"
    ? unsupportedText(readAwsCall(request) ?? {}, request)
    : code;
}

function complete(response: HttpResponse, request: HttpRequest): HttpResponse {
  const headers = inLowerCase(response.headers);
  headers["x-amzn-requestid"] ??= randomUUID();
  const members = /\bjson\b|x-amz-json/.test(headers["content-type"] ?? "")
    ? parseObject(response.body)
    : undefined;
  if (members === undefined) return { ...response, headers };
  const type = members["__type"] ?? headers["x-amzn-errortype"] ?? "InternalFailure";
  const code = String(type).split("#").pop()!.split(":")[0]!;
  headers["x-amzn-errortype"] ??= code;
  const message = members["message"] || members["Message"] || wordsFor(code, request);
  const body = JSON.stringify({ ...members, __type: members["__type"] ?? code, message });
  // DynamoDB's clients verify the checksum of the body.
  if (headers["x-amz-crc32"] !== undefined) headers["x-amz-crc32"] = String(crc32(body));
  return { ...response, headers, body };
}

function inLowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

function parseObject(body: HttpResponse["body"]): Record<string, unknown> | undefined {
  if (typeof body === "function") return undefined;
  try {
    const value: unknown = JSON.parse(String(body));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
