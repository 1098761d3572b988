import { HttpRequest } from "@smithy/protocol-http";
import { SignatureV4 } from "@smithy/signature-v4";
import type { StoreClient } from "./amplifyClient";
import { Sha256 } from "./sha256";
import type { RunningStack } from "./stack";

export interface AwsKeys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** The credentials of the operator of the store. */
export const OPERATOR_KEYS: AwsKeys = { accessKeyId: "local", secretAccessKey: "local" };

export interface Signing {
  keys: AwsKeys;
  at?: Date;
  service?: string;
  region?: string;
  /** Path below the host; the endpoint's own if omitted. */
  path?: string;
}

/** Headers that sign a body for the GraphQL endpoint, computed by AWS's own library. */
export async function signedHeaders(
  { outputs }: Pick<RunningStack, "outputs">,
  body: string,
  { keys, at = new Date(), service = "appsync", region = outputs.region!, path }: Signing,
): Promise<Record<string, string>> {
  const url = new URL(outputs.graphqlUrl!);
  const signer = new SignatureV4({ service, region, sha256: Sha256, credentials: keys });
  const request = new HttpRequest({
    method: "POST",
    protocol: url.protocol,
    hostname: url.hostname,
    port: Number(url.port),
    path: path ?? url.pathname,
    headers: { host: url.host, "content-type": "application/json" },
    body,
  });
  const signed = await signer.sign(request, { signingDate: at });
  return Object.fromEntries(
    Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

/** The temporary credentials that a client signs with. */
export async function keysOf({ auth }: StoreClient): Promise<AwsKeys> {
  const { credentials } = await auth.fetchAuthSession();
  const { accessKeyId, secretAccessKey, sessionToken } = credentials!;
  return { accessKeyId, secretAccessKey, sessionToken: sessionToken! };
}
