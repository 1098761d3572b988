/** The parts of an AWS host name. */
export interface AwsHost {
  /**
   * The part before the region, e.g. "dynamodb" or "streams.dynamodb", without the name of an API, bucket or account.
   */
  service: string;
  /** Undefined for hosts that serve all regions, such as "sts.amazonaws.com". */
  region?: string;
  /** Id or name of the resource that owns the host, e.g. the API of "abc.appsync-api.eu-west-1.amazonaws.com". */
  resource?: string;
}

/**
 * Services with a host name that has no region and serves all regions.
 * https://docs.aws.amazon.com/general/latest/gr/iam-service.html,
 * https://docs.aws.amazon.com/general/latest/gr/sts.html
 */
export const GLOBAL_SERVICES: ReadonlySet<string> = new Set(["iam", "sts"]);

/** Services that give each resource its own host name. Host names of other services can contain dots. */
const PER_RESOURCE = /^(.+)\.(appsync-api|appsync-realtime-api|ddb|execute-api|s3|s3-control)$/;

/** Maximum length of a host name with a port. */
const MAX_LENGTH = 260;

const REGION = /^[a-z]{2,3}(?:-[a-z]+)+-\d$/;

/**
 * Parses an AWS host name, with or without a port. Returns undefined for any other host.
 * https://docs.aws.amazon.com/general/latest/gr/rande.html. The service of `<account>.ddb.<region>` is "dynamodb":
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.AccountBasedEndpoints.html
 */
export function parseAwsHost(host: string | undefined): AwsHost | undefined {
  if (host === undefined || host.length > MAX_LENGTH) return undefined;
  const [, names] = /^([a-z0-9-]+(?:\.[a-z0-9-]+)*)\.amazonaws\.com(?::\d+)?$/i.exec(host) ?? [];
  if (names === undefined) return undefined;
  const labels = names.toLowerCase().split(".");
  const region = REGION.test(labels.at(-1)!) ? labels.pop() : undefined;
  if (labels.length === 0) return undefined;
  const [, resource, owner] = PER_RESOURCE.exec(labels.join(".")) ?? [];
  const service = owner ?? labels.join(".");
  return {
    service: service === "ddb" ? "dynamodb" : service.replace(/-fips$/, ""),
    ...(region !== undefined && { region }),
    ...(resource !== undefined && { resource }),
  };
}
