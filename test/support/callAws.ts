import { HttpRequest } from "@smithy/protocol-http";
import { SignatureV4 } from "@smithy/signature-v4";
import { sendHttp, type PlainResponse } from "./sendHttp";
import { Sha256 } from "./sha256";
import type { AwsKeys } from "./signed";
import type { RunningStack } from "./stack";

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
}

/** Sends the call without an SDK, which would reject some bodies and takes more processor time. */
export async function callAws(stack: RunningStack, call: AwsCall): Promise<PlainResponse> {
  const { path = "/", body } = call;
  return sendHttp(stack.origin + path, { headers: await headersOf(stack, call), body });
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
