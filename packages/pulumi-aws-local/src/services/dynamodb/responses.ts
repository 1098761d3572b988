import { randomUUID } from "node:crypto";
import { crc32 } from "node:zlib";

import { AwsError } from "../../core/awsError";
import type { HttpResponse } from "../../core/http";

/** A response of DynamoDB's protocol. AWS's clients verify the checksum of the body. */
export function respond(status: number, body: string): HttpResponse {
  return {
    status,
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-crc32": String(crc32(body)),
      "x-amzn-requestid": randomUUID(),
    },
    body,
  };
}

/**
 * The response for an AWS error.
 * @throws any other error unchanged
 */
export function respondError(error: unknown): HttpResponse {
  if (!(error instanceof AwsError)) throw error;
  const { code, message, status } = error;
  return respond(status, JSON.stringify({ __type: `com.amazon.coral.service#${code}`, message }));
}
