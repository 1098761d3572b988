/** The origin of a behavior. */
export type Origin =
  | { kind: "bucket"; bucket: string }
  | {
      kind: "custom";
      domainName: string;
      /** Prefix of each path. */
      path: string;
      /** Added to each request; they replace headers of the viewer. */
      headers: Readonly<Record<string, string>>;
    };

/** How a distribution handles requests for certain paths. */
export interface Behavior {
  /** Undefined for the default behavior, which handles all other paths. */
  pathPattern: string | undefined;
  origin: Origin;
  allowedMethods: readonly string[];
  /** Id of the managed policy that selects what is sent to the origin. */
  originRequestPolicyId: string | undefined;
  headersPolicyId: string | undefined;
  /** ARNs of the functions for viewer requests and viewer responses. */
  viewerRequestArn: string | undefined;
  viewerResponseArn: string | undefined;
}

/**
 * The first behavior whose pattern matches a path; undefined if only the default behavior applies.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern
 */
export function orderedBehaviorFor(
  path: string,
  ordered: readonly Behavior[],
): Behavior | undefined {
  return ordered.find(({ pathPattern = "*" }) => matchesPattern(path, pathPattern));
}

/** "*" matches any characters, "?" exactly one. A leading slash is ignored; matching is case-sensitive. */
export function matchesPattern(path: string, pattern: string): boolean {
  const parts = pattern.replace(/^\//, "").split(/([*?])/);
  const source = parts.map((part) =>
    part === "*" ? ".*" : part === "?" ? "." : part.replace(/[.+^${}()|[\]\\]/g, "\\$&"),
  );
  return new RegExp(`^${source.join("")}$`, "s").test(path.replace(/^\//, ""));
}
