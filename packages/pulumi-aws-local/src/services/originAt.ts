import { parseAwsHost } from "../core/awsHost";
import type { HttpHandler } from "../core/http";
import type { LocalServices } from "./localServices";

/**
 * The handler behind an origin's domain name: the stack's own GraphQL API, by its AWS or local name. Requests to it
 * have the host of its local URL, for which clients sign.
 */
export function originAt(
  domainName: string,
  { appSync, options, region }: Pick<LocalServices, "appSync" | "options" | "region">,
): { host: string; handle: HttpHandler } | undefined {
  const { host, hostname } = new URL(options.origin);
  const aws = parseAwsHost(domainName);
  const isOwn =
    domainName === hostname ||
    (aws?.service === "appsync-api" &&
      aws.region === region &&
      aws.resource === appSync.api?.definition.id);
  return isOwn ? { host, handle: atGraphQlPath(appSync.handle) } : undefined;
}

/** UNVERIFIED: AppSync's response for other paths of an API's host. */
function atGraphQlPath(handle: HttpHandler): HttpHandler {
  return async (request) => {
    if (request.path === "/graphql") return handle(request);
    const headers = { "content-type": "application/json;charset=UTF-8" };
    const body = { errors: [{ errorType: "NotFoundException", message: "Not found." }] };
    return { status: 404, headers, body: JSON.stringify(body) };
  };
}
