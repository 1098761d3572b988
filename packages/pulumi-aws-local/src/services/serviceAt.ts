import { GLOBAL_SERVICES, parseAwsHost } from "../core/awsHost";
import type { HttpHandler } from "../core/http";
import type { Endpoints } from "./endpoints";

/**
 * The handler for an AWS host name, such as "email.eu-west-1.amazonaws.com"; undefined for hosts that the stack does
 * not serve.
 */
export function serviceAt(
  host: string,
  { byHost }: Pick<Endpoints, "byHost">,
  ownRegion: string,
): HttpHandler | undefined {
  const { service, region } = parseAwsHost(host) ?? {};
  if (service === undefined) return undefined;
  const isServed = region === undefined ? GLOBAL_SERVICES.has(service) : region === ownRegion;
  return isServed ? byHost[service] : undefined;
}
