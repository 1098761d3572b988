import type { HttpHandler, HttpResponse } from "../core/http";
import type { Endpoints } from "../services/endpoints";
import type { LocalServices } from "../services/localServices";
import { awsEndpoint } from "./aws/awsEndpoint";
import { awsHostRoutes, SEND_EMAIL_PATH } from "./aws/awsHostRoutes";
import { completeErrors } from "./aws/completeErrors";
import { dispatchAwsCall } from "./aws/dispatchAwsCall";
import { refuseAwsCall } from "./aws/refuseAwsCall";
import { plainText } from "./plainText";
import type { Route } from "./routeTable";

/**
 * The routes of the one port: the site, GraphQL, every AWS protocol, and the local endpoints. A request of an AWS
 * client for a missing service is rejected in its protocol and never gets a page of the site.
 * @param local handles paths below /_local/; without it, they belong to the site
 */
export function stackRoutes(
  services: Pick<LocalServices, "userPools" | "appSync" | "distributions" | "region">,
  endpoints: Endpoints,
  local: readonly Route[] = [],
): Route[] {
  const { userPools, appSync, distributions } = services;
  const { ses, evaluateCode } = endpoints;
  /** The API shares one host with the site. Paths that the site forwards to the API go through the distribution. */
  const siteOr =
    (other: HttpHandler): HttpHandler =>
    (request) =>
      distributions.leadsToApi(request.path) ? endpoints.site(request) : other(request);
  const site = siteOr(dispatchAwsCall(endpoints, endpoints.site));
  const wellKnownRoute = {
    path: WELL_KNOWN_PATH,
    handle: completeErrors(wellKnown(userPools)),
  };
  return [
    { path: "/graphql", handle: siteOr(endpoints.graphql) },
    {
      path: "/graphql/realtime",
      upgrade: (...connection) => appSync.realtime.connect(...connection),
    },
    {
      methods: ["POST", "OPTIONS"],
      path: "/",
      handle: dispatchAwsCall(endpoints, awsEndpoint(unknownOperation)),
    },
    { path: SEND_EMAIL_PATH, handle: completeErrors(ses) },
    { path: "/v1/dataplane-evaluatecode", handle: completeErrors(evaluateCode) },
    wellKnownRoute,
    ...local,
    { path: /^\/oauth2\//, handle: hostedPages(userPools, site) },
    { path: /^/, handle: site },
    ...awsHostRoutes(services, endpoints, wellKnownRoute),
  ];
}

const unknownOperation: HttpHandler = async (request) =>
  refuseAwsCall({ protocol: "json" }, request);

/** Pool ids contain no characters that need percent-encoding. */
const WELL_KNOWN_PATH = /^\/([\w-]+)\/\.well-known\/(jwks\.json|openid-configuration)$/;

/** Serves the keys and the discovery document of a user pool. */
function wellKnown(userPools: LocalServices["userPools"]): HttpHandler {
  const respond = (status: number, body: object): HttpResponse => {
    const headers = { "content-type": "application/json", "access-control-allow-origin": "*" };
    return { status, headers, body: JSON.stringify(body) };
  };
  return async ({ path, headers: { host } }) => {
    const [, poolId = "", document] = WELL_KNOWN_PATH.exec(path)!;
    try {
      return document === "jwks.json"
        ? respond(200, userPools.jwks(poolId))
        : respond(200, userPools.openIdConfiguration(poolId, `http://${host}`));
    } catch {
      const message = `User pool ${poolId} does not exist.`;
      return respond(404, { __type: "ResourceNotFoundException", message });
    }
  };
}

const HOSTED_PAGES =
  "The pages and endpoints of a user pool domain (hosted UI, /oauth2/) are not served by the local stack. " +
  "Sign in over the protocol of user pools instead.\n";

/** Without a user pool domain, the site serves these paths. */
function hostedPages(userPools: LocalServices["userPools"], site: HttpHandler): HttpHandler {
  return async (request) => (userPools.hasDomains() ? plainText(501, HOSTED_PAGES) : site(request));
}
