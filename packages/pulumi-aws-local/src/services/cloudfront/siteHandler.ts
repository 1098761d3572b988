import { randomBytes } from "node:crypto";
import type { HttpHandler, HttpRequest, HttpResponse } from "../../core/http";
import type { Services } from "../../core/services";
import { type Behavior, orderedBehaviorFor } from "./behaviors";
import { bucketOrigin } from "./bucketOrigin";
import { EdgeError } from "./functions/edgeError";
import { type EventContext, runOnRequest } from "./functions/viewerRequest";
import { runOnResponse } from "./functions/viewerResponse";
import { originRequest } from "./originRequest";
import { plain } from "./plain";
import { withPolicyHeaders } from "./policyHeaders";
import type { Distribution, Distributions } from "./service";

type Needs = Pick<Services, "buckets" | "originAt"> & {
  distributions: Distributions;
  options: Pick<Services["options"], "decoratePage" | "origin">;
};

/**
 * Responds to requests as the program's CloudFront distribution would, from its origins, without caching. A watched
 * stack decorates its pages.
 */
export function siteHandler(services: Needs): HttpHandler {
  return async (request) => {
    const distribution = services.distributions.served();
    if (distribution === undefined) return plain(404, "This program declares no site.\n");
    const behavior = behaviorFor(distribution, request.path);
    const policy = services.distributions.headersOf(behavior);
    const context: EventContext = {
      distributionDomainName: new URL(services.options.origin).host,
      distributionId: distribution.id,
      requestId: randomBytes(32).toString("base64url"),
    };
    try {
      const response = await respond(services, { distribution, behavior, request, context });
      return { ...response, headers: withPolicyHeaders(response.headers, policy) };
    } catch (error) {
      if (!(error instanceof EdgeError)) throw error;
      console.error(`${error.kind} for ${request.method} ${request.path}: ${error.message}`);
      return error.toResponse();
    }
  };
}

interface Viewer {
  distribution: Distribution;
  behavior: Behavior;
  request: HttpRequest;
  context: EventContext;
}

/**
 * Builds the response except for the policy's headers. UNVERIFIED: that the policy is applied after the viewer response
 * function.
 */
async function respond(services: Needs, viewer: Viewer): Promise<HttpResponse> {
  const { behavior, context } = viewer;
  const refusal = refuse(viewer.request, behavior);
  if (refusal !== undefined) return refusal;
  const { distributions } = services;
  const onRequest = distributions.functionOf(behavior.viewerRequestArn);
  const seen = onRequest && runOnRequest(onRequest, viewer.request, context);
  // UNVERIFIED: that the policy's headers are added to responses that a function generates.
  if (seen !== undefined && "response" in seen) return seen.response;
  const request = seen?.request ?? viewer.request;
  const response = await fetchFrom(services, { ...viewer, request });
  if (response.status >= 400) return errorPage(services, { ...viewer, request }, response);
  const onResponse = distributions.functionOf(behavior.viewerResponseArn);
  return onResponse === undefined
    ? response
    : runOnResponse(onResponse, response, request, context);
}

function behaviorFor({ defaultBehavior, orderedBehaviors }: Distribution, path: string): Behavior {
  return orderedBehaviorFor(path, orderedBehaviors) ?? defaultBehavior;
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html */
function refuse(
  { method, body }: HttpRequest,
  { allowedMethods }: Behavior,
): HttpResponse | undefined {
  if (!allowedMethods.includes(method)) {
    return plain(403, "This distribution is not configured to allow this method.\n");
  }
  if ((method === "GET" || method === "HEAD") && body.length > 0) {
    return plain(403, `A ${method} request must not have a body.\n`);
  }
  return undefined;
}

async function fetchFrom(
  { buckets, options, originAt }: Needs,
  { distribution, behavior, request, context }: Viewer,
): Promise<HttpResponse> {
  const { origin } = behavior;
  const path = request.path === "/" ? `/${distribution.defaultRootObject ?? ""}` : request.path;
  if (origin.kind === "bucket") {
    return bucketOrigin(buckets, origin.bucket, options.decoratePage)({ ...request, path });
  }
  const target = originAt(origin.domainName);
  if (target === undefined) {
    return plain(502, `CloudFront can't reach the origin "${origin.domainName}".\n`);
  }
  const { host, handle } = target;
  const { requestId } = context;
  return handle(originRequest({ ...request, path }, behavior, origin, { host, requestId }));
}

/**
 * The page that the program maps an error to, from the behavior that matches its path; otherwise the error itself.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
 */
async function errorPage(
  services: Needs,
  viewer: Viewer,
  response: HttpResponse,
): Promise<HttpResponse> {
  const { distribution, request } = viewer;
  const mapped = distribution.errorResponses[response.status];
  if (mapped === undefined) return response;
  const page = await fetchFrom(services, {
    ...viewer,
    behavior: behaviorFor(distribution, mapped.path),
    request: { ...request, method: "GET", path: mapped.path, headers: {}, body: Buffer.alloc(0) },
  });
  return page.status === 200 ? { ...page, status: mapped.status } : response;
}
