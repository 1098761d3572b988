import { randomUUID } from "node:crypto";
import type { HttpResponse } from "../http";
import { cborOfTexts } from "./cbor";
import type { AwsProtocol } from "./protocol";
import { xmlElement, xmlText } from "./xml";

/** An error as clients receive it, in any protocol. */
export interface WireError {
  code: string;
  message: string;
  status: number;
}

/** Values that some protocols need. */
export interface ErrorForm {
  /** For JSON protocols: the content type of the request. */
  contentType?: string | undefined;
  /** For XML protocols. */
  namespace?: string | undefined;
}

/**
 * Builds an error response for a protocol. Every response has x-amzn-requestid; JSON protocols also state the code in
 * `__type` and x-amzn-errortype.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization and the pages of the
 * other protocols; S3: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; EC2:
 * https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-error-codes.html
 */
export function errorResponse(
  protocol: AwsProtocol,
  error: WireError,
  form: ErrorForm = {},
): HttpResponse {
  const requestId = randomUUID();
  const { status } = error;
  const { headers, body } = write(protocol, error, requestId, form);
  return { status, headers: { "x-amzn-requestid": requestId, ...headers }, body };
}

function write(
  protocol: AwsProtocol,
  { code, message, status }: WireError,
  requestId: string,
  { contentType, namespace }: ErrorForm,
): Pick<HttpResponse, "headers" | "body"> {
  const members = { __type: code, message };
  const errorType = { "x-amzn-errortype": code };
  if (protocol === "json" || protocol === "rest-json") {
    const type = contentType ?? (protocol === "json" ? JSON_1_1 : "application/json");
    return { headers: { ...errorType, "content-type": type }, body: JSON.stringify(members) };
  }
  if (protocol === "cbor") {
    const type = { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor" };
    return { headers: { ...errorType, ...type }, body: cborOfTexts(members) };
  }
  const codeAndMessage =
    xmlElement("Code", xmlText(code)) + xmlElement("Message", xmlText(message));
  if (protocol === "s3") {
    const id = xmlElement("RequestId", requestId);
    return {
      headers: { "content-type": "application/xml", "x-amz-request-id": requestId },
      body: `${XML_START}${xmlElement("Error", codeAndMessage + id)}`,
    };
  }
  const headers = { "content-type": "text/xml" };
  if (protocol === "ec2") {
    const errors = xmlElement("Errors", xmlElement("Error", codeAndMessage));
    const body = xmlElement("Response", errors + xmlElement("RequestID", requestId));
    return { headers, body: XML_START + body };
  }
  const type = xmlElement("Type", status < 500 ? "Sender" : "Receiver");
  const content = xmlElement("Error", type + codeAndMessage) + xmlElement("RequestId", requestId);
  return { headers, body: xmlElement("ErrorResponse", content, namespace) };
}

/** Media type for requests that state none. */
const JSON_1_1 = "application/x-amz-json-1.1";

const XML_START = '<?xml version="1.0" encoding="UTF-8"?>\n';
