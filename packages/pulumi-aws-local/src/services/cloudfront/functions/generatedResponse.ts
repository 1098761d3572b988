import type { HttpResponse } from "../../../core/http";
import { applySetCookies } from "./edgeCookies";
import { EdgeError } from "./edgeError";
import { applyHeaders } from "./edgeHeaders";
import { isRecord } from "./fields";

/** The response that a function generates for a request. */
export function generatedResponse(returned: Record<string, unknown>): HttpResponse {
  const none: HttpResponse = { status: 200, headers: {}, body: "" };
  return applyResponse(none, returned);
}

/**
 * Converts a function's result to a response. Without a body in the result it keeps the given body.
 * @throws EdgeError
 */
export function applyResponse(
  response: HttpResponse,
  { statusCode, headers, cookies, body }: Record<string, unknown>,
): HttpResponse {
  if (!Number.isInteger(statusCode) || Number(statusCode) < 100 || Number(statusCode) > 599) {
    throw EdgeError.validation("response.statusCode must be the integer of an HTTP status");
  }
  const setCookies = applySetCookies(response.cookies, cookies);
  const { cookies: _replaced, ...rest } = response;
  return {
    ...rest,
    status: Number(statusCode),
    headers: applyHeaders(response.headers, headers, "viewer-response"),
    ...(setCookies.length > 0 && { cookies: setCookies }),
    ...(body !== undefined && { body: readBody(body) }),
  };
}

function readBody(body: unknown): Buffer | string {
  if (typeof body === "string") return body;
  const { encoding, data } = isRecord(body) ? body : {};
  if (typeof data !== "string" || (encoding !== "text" && encoding !== "base64")) {
    throw EdgeError.validation('response.body needs data, and the encoding "text" or "base64"');
  }
  if (encoding === "text") return data;
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(data) || data.length % 4 !== 0) {
    throw EdgeError.validation("response.body.data is not base64");
  }
  return Buffer.from(data, "base64");
}
