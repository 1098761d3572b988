import { HttpRequest } from "@smithy/protocol-http";
import { SignatureV4 } from "@smithy/signature-v4";
import { expect } from "chai";
import { sendHttp } from "../../support/sendHttp";
import { Sha256 } from "../../support/sha256";
import type { AwsKeys } from "../../support/signed";
import type { RunningStack } from "../../support/stack";

/** One request of an AWS protocol. */
export interface AwsCall {
  /** e.g. "cognito-idp" */
  service: string;
  /** Path below the host; "/" if omitted. */
  path?: string;
  /** X-Amz-Target, for the protocols that share the path "/". */
  target?: string;
  /** If omitted, the call is not signed. */
  keys?: AwsKeys;
  body: string;
  /** The body contains code. The response names its errors with the line, as AWS does. */
  isCode?: boolean;
}

/**
 * Text that a response of an AWS protocol must not contain. Unlike the store's own responses, it
 * may contain ARNs and exceptions.
 */
const INTERNAL =
  /node_modules|node:internal|\/work\/|\.[cm]?[tj]s:\d|\n\s+at |TypeError|RangeError|URIError|SyntaxError|Cannot (read|convert)|is not (a function|iterable)|InternalFailure|InternalServerError/;

/** e.g. "code.js:2:32: ReferenceError: process is not defined" */
const FAULT_OF_CODE = /"code\.js:(?:\d+:\d+:)? (?:[^"\\]|\\.)*"/g;

/**
 * Sends the call, and expects a JSON response that is not a 5xx and reveals no internals. @returns
 * the response.
 */
export async function expectResponse(stack: RunningStack, call: AwsCall): Promise<any> {
  const { status, text } = await sendHttp(stack.origin + (call.path ?? "/"), {
    headers: await headersOf(stack, call),
    body: call.body,
  });
  const shown = `${call.target ?? call.path}: ${text.slice(0, 500)}`;
  expect(status, shown).to.be.within(200, 499);
  expect(JSON.parse(text), shown).to.be.an("object");
  expect(call.isCode ? text.replace(FAULT_OF_CODE, "") : text).not.to.match(INTERNAL);
  return JSON.parse(text);
}

async function headersOf(
  { origin, outputs }: RunningStack,
  { service, path = "/", target, keys, body }: AwsCall,
): Promise<Record<string, string>> {
  const { protocol, hostname, host, port } = new URL(origin);
  const headers = {
    host,
    "content-type": "application/x-amz-json-1.1",
    ...(target !== undefined && { "x-amz-target": target }),
  };
  if (keys === undefined) return headers;
  const region = outputs.region!;
  const signer = new SignatureV4({ service, region, sha256: Sha256, credentials: keys });
  const request = { method: "POST", protocol, hostname, port: Number(port), path, headers, body };
  return (await signer.sign(new HttpRequest(request))).headers;
}
