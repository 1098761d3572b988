import { randomUUID } from "node:crypto";
import type { HttpRequest, HttpResponse } from "../../core/http";
import { AwsError } from "../../core/awsError";
import { nestsTooDeep } from "../../core/nestsTooDeep";

const TARGET_PREFIX = "AWSCognitoIdentityProviderService.";
const CONTENT_TYPE = "application/x-amz-json-1.1";

/** The operation of a request; undefined if this service has no such operation. */
export function operationName({ headers }: HttpRequest): string | undefined {
  const target = headers["x-amz-target"] ?? "";
  return target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : undefined;
}

/** @throws SerializationException */
export function parseBody({ body }: HttpRequest): unknown {
  if (body.length === 0) return {};
  const text = body.toString();
  if (nestsTooDeep(text)) throw new AwsError("SerializationException", "");
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError("SerializationException", "");
  }
}

export function respond(result: unknown): HttpResponse {
  return {
    status: 200,
    headers: { "content-type": CONTENT_TYPE, "x-amzn-requestid": randomUUID() },
    body: JSON.stringify(result),
  };
}

/** An error in the format of AWS JSON 1.1 with Cognito's extra headers. */
export function respondWithError(error: AwsError): HttpResponse {
  const { code, message, status, details } = error;
  return {
    status,
    headers: {
      "content-type": CONTENT_TYPE,
      "x-amzn-requestid": randomUUID(),
      "x-amzn-errortype": `${code}:`,
      ...(message ? { "x-amzn-errormessage": headerText(message) } : {}),
    },
    body: JSON.stringify({ __type: code, ...(message ? { message } : {}), ...details }),
  };
}

/** Maximum length of a message in a header: clients reject more than 16 KB of headers. */
const HEADER_CHARACTERS = 1000;

/** A header must not contain line breaks or characters outside Latin-1. */
function headerText(message: string): string {
  const text = message.length > HEADER_CHARACTERS ? message.slice(0, HEADER_CHARACTERS) : message;
  return text.trim().replace(/[^\x20-\x7e]/g, "?");
}
