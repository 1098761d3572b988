import { Sha256 } from "@aws-crypto/sha256-js";
import { HttpRequest as SmithyRequest } from "@smithy/protocol-http";
import { SignatureV4 } from "@smithy/signature-v4";
import type { HttpRequest } from "../../src/core/http";

export interface Signing {
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  service?: string;
  region?: string;
  /** Milliseconds since the epoch. */
  at: number;
}

const OPERATOR = { accessKeyId: "local", secretAccessKey: "local" };

/** A request signed by AWS's own library, in the form that handlers receive. */
export async function sign(
  request: Partial<HttpRequest>,
  { credentials = OPERATOR, service = "dynamodb", region = "eu-west-1", at }: Signing,
): Promise<HttpRequest> {
  const { method = "POST", path = "/", query = "", body = Buffer.from("{}") } = request;
  const signer = new SignatureV4({ credentials, region, service, sha256: Sha256 });
  const signed = await signer.sign(
    new SmithyRequest({
      method,
      hostname: "localhost",
      path,
      query: queryBag(query),
      headers: { host: "localhost:4000", ...(request.headers as Record<string, string>) },
      body,
    }),
    { signingDate: new Date(at) },
  );
  const headers = Object.fromEntries(
    Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return { method, path, query, headers, body, sourceIp: "127.0.0.1" };
}

function queryBag(query: string): Record<string, string[]> {
  const params = new URLSearchParams(query);
  return Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)]));
}

/** The AwsError that `work` throws, as code, status and message. */
export function refusal(work: () => unknown): { code: string; status: number; message: string } {
  try {
    work();
  } catch (error) {
    const { code, status, message } = error as { code: string; status: number; message: string };
    return { code, status, message };
  }
  throw new Error("It was not refused.");
}
