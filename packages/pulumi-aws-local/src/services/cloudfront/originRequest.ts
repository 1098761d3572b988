import type { HttpRequest } from "../../core/http";
import type { Behavior, Origin } from "./behaviors";

/** The parts of a viewer's request that are sent to an origin. */
interface Forwarded {
  /** Names in lower case; "all" excludes Host, which is the origin's own unless it is listed. */
  headers: "all" | "all with host" | readonly string[];
  cookies: boolean;
  query: boolean;
}

/**
 * Managed policies.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
 */
const MANAGED: Readonly<Record<string, Forwarded>> = {
  // AllViewer
  "216adef6-5c7f-47e4-b989-5492eafa07d3": { headers: "all with host", cookies: true, query: true },
  // AllViewerExceptHostHeader
  "b689b0a8-53d0-40ab-baf2-68738e2966ac": { headers: "all", cookies: true, query: true },
  // CORS-CustomOrigin
  "59781a5b-3903-41f3-afcb-af62929ccde1": { headers: ["origin"], cookies: false, query: false },
  // UserAgentRefererHeaders
  "acba4595-bd28-49b8-b9fe-13317c0390fa": {
    headers: ["user-agent", "referer"],
    cookies: false,
    query: false,
  },
};

/** Without a policy, only what CloudFront always sends. */
const NOTHING: Forwarded = { headers: [], cookies: false, query: false };

/** Hop-by-hop headers and CloudFront's own headers, which are never forwarded. */
const OWN = ["connection", "keep-alive", "proxy-authorization", "te", "trailer", "upgrade", "via"];

/** Headers of the body are forwarded with it. */
const OF_BODY = ["content-type", "content-length", "content-encoding"];

/** Whether an origin request policy is supported. */
export function isKnownPolicy(id: string): boolean {
  return Object.hasOwn(MANAGED, id);
}

/** Ids of the supported policies, for messages. */
export const KNOWN_POLICIES = Object.keys(MANAGED);

/**
 * The request that CloudFront sends to a custom origin.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
 * @param host name of the origin request
 */
export function originRequest(
  request: HttpRequest,
  { originRequestPolicyId }: Pick<Behavior, "originRequestPolicyId">,
  origin: Extract<Origin, { kind: "custom" }>,
  { host, requestId }: { host: string; requestId: string },
): HttpRequest {
  const policy = MANAGED[originRequestPolicyId ?? ""] ?? NOTHING;
  const { headers } = request;
  const isForwarded = (name: string): boolean => {
    if (name === "cookie") return policy.cookies;
    if (OWN.includes(name)) return false;
    if (name === "host") return policy.headers === "all with host";
    if (OF_BODY.includes(name)) return true;
    return typeof policy.headers === "string" || policy.headers.includes(name);
  };
  const forwarded = Object.entries(headers).filter(([name]) => isForwarded(name));
  const before = headers["x-forwarded-for"];
  return {
    ...request,
    path: origin.path + request.path,
    query: policy.query ? request.query : "",
    headers: {
      host,
      "user-agent": "Amazon CloudFront",
      ...Object.fromEntries(forwarded),
      "x-forwarded-for": before === undefined ? request.sourceIp : `${before}, ${request.sourceIp}`,
      via: "1.1 local.cloudfront.net (CloudFront)",
      "x-amz-cf-id": requestId,
      ...origin.headers,
    },
  };
}
