import type { HttpRequest } from "../../core/http";
import type { AwsProtocol } from "../../core/protocols/protocol";
import { isForm, readQueryParameters } from "../../core/protocols/queryParameters";
import { lookup } from "../../core/lookup";
import { parseAwsHost } from "../../core/awsHost";
import { restOperation } from "./restOperation";

/** A request of an AWS client, as far as its form shows. */
export interface AwsCall {
  protocol: AwsProtocol;
  /** Signing name or host name of the service, e.g. "lambda"; undefined if the request does not state it. */
  service?: string;
  operation?: string;
  /** Media type of the body, for JSON protocols. */
  contentType?: string;
}

type Head = Pick<HttpRequest, "method" | "path" | "query" | "headers"> & { body?: Buffer };

/**
 * Identifies the AWS operation of a request: by X-Amz-Target, a path of Smithy RPC, an Action, or a REST path, whose
 * service is named by the signature, the host or the user agent. Undefined for requests that do not come from an AWS
 * client, such as a browser's request for a page.
 */
export function readAwsCall(head: Head): AwsCall | undefined {
  const { headers, path } = head;
  const service = serviceOf(head);
  const target = headers["x-amz-target"];
  if (target !== undefined) {
    const [prefix, operation] = splitAtLastDot(target);
    return {
      protocol: "json",
      ...named(service ?? prefix, operation),
      ...(isAwsJson(headers["content-type"]) && { contentType: headers["content-type"]! }),
    };
  }
  const [, shape, rpc] = /^\/service\/([\w.]+)\/operation\/(\w+)$/.exec(path) ?? [];
  if (rpc !== undefined && (headers["smithy-protocol"] ?? service) !== undefined) {
    return { protocol: "cbor", ...named(service ?? shape, rpc) };
  }
  const parameters = readQueryParameters({ body: NO_BODY, ...head });
  const action = parameters.get("Action");
  const version = parameters.get("Version");
  if (action !== undefined && (service ?? version) !== undefined) {
    const queried = service ?? VERSIONS[version!];
    return { protocol: queried === "ec2" ? "ec2" : "query", ...named(queried, action) };
  }
  if (service === undefined) return isSdk(headers) ? { protocol: "rest-json" } : undefined;
  if ((path === "/" && isForm(headers["content-type"])) || QUERY_SERVICES.has(service)) {
    return { protocol: service === "ec2" ? "ec2" : "query", service };
  }
  const protocol = REST_XML[service] ?? "rest-json";
  return { protocol, ...named(service, restOperation(service, head)) };
}

const NO_BODY = Buffer.alloc(0);

/** Services whose REST protocol uses XML, by signing name, according to their service models. */
const REST_XML = lookup<AwsProtocol>({
  s3: "s3",
  s3express: "s3",
  cloudfront: "rest-xml",
  route53: "rest-xml",
});

const QUERY_SERVICES = new Set(["iam", "sns", "sts"]);

/** Query services by the version in their requests, for requests that are not signed. */
const VERSIONS = lookup<string>({
  "2010-03-31": "sns",
  "2010-05-08": "iam",
  "2010-12-01": "ses",
  "2011-06-15": "sts",
  "2016-11-15": "ec2",
});

/** Signing names of services whose host names differ from them. */
const SIGNING_NAMES = lookup<string>({
  email: "ses",
  "appsync-api": "appsync",
  "appsync-realtime-api": "appsync",
  "s3-control": "s3",
});

/** The service that the request is signed for, sent to, or named in the client's user agent. */
function serviceOf({ headers, path, query }: Head): string | undefined {
  const signed = SCOPE.exec(headers["authorization"] ?? "") ?? SCOPE.exec(credentialOf(query));
  if (signed !== null) return signed[1]!.toLowerCase();
  const host = parseAwsHost(headers["host"])?.service;
  if (host !== undefined) return SIGNING_NAMES[host] ?? host;
  if (path.startsWith("/v2/email/")) return "ses";
  return CLIENT.exec(headers["user-agent"] ?? "")?.[1]?.toLowerCase();
}

/** The service in a credential scope. */
const SCOPE =
  /^(?:AWS4[\w-]* .*?\bCredential=)?[^/,\s]+\/\d{8}\/(?:[a-z0-9-]+\/)?([\w-]+)\/aws4_request\b/i;

/** The SDKs name the client's service as "api/s3#3.1". */
const CLIENT = /\bapi\/([\w-]+)#/;

/** Some operations are not signed, such as those of SSO, and not every client then names its service. */
function isSdk({ "user-agent": userAgent = "" }: Head["headers"]): boolean {
  return /^(?:aws-cli|aws-sdk-[\w-]+|boto3|botocore)\//i.test(userAgent);
}

function credentialOf(query: string): string {
  return query.includes("X-Amz-Credential")
    ? (new URLSearchParams(query).get("X-Amz-Credential") ?? "")
    : "";
}

function named(service: string | undefined, operation: string | undefined): Partial<AwsCall> {
  return {
    ...(service && { service }),
    ...(operation && { operation }),
  };
}

function splitAtLastDot(target: string): [string, string] {
  const at = target.lastIndexOf(".");
  return at < 0 ? ["", target] : [target.slice(0, at), target.slice(at + 1)];
}

function isAwsJson(contentType: string | undefined): boolean {
  return /^application\/x-amz-json-1\.[01]$/.test(contentType ?? "");
}
