/** Where a behavior reads from. */
export type Origin =
  | { kind: "bucket"; bucket: string }
  | {
      kind: "custom";
      domainName: string;
      /** Stands before each path. */
      path: string;
      /** Added to each request, instead of a header that the viewer sent. */
      headers: Readonly<Record<string, string>>;
    };

/** How a distribution answers requests for some paths. */
export interface Behavior {
  /** Undefined: the default behavior, for all that no other takes. */
  pathPattern: string | undefined;
  origin: Origin;
  allowedMethods: readonly string[];
  /** Id of the managed policy that says what goes on to the origin. */
  originRequestPolicyId: string | undefined;
  headersPolicyId: string | undefined;
  /** ARNs of the functions that see each request first, and each response last. */
  viewerRequestArn: string | undefined;
  viewerResponseArn: string | undefined;
}

/**
 * The first behavior whose pattern takes a path; undefined where only the default one does.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern
 */
export function orderedBehaviorFor(
  path: string,
  ordered: readonly Behavior[],
): Behavior | undefined {
  return ordered.find(({ pathPattern = "*" }) => matchesPattern(path, pathPattern));
}

/** "*" takes any characters, "?" exactly one; a slash at the beginning makes no difference, capitals do. */
export function matchesPattern(path: string, pattern: string): boolean {
  const parts = pattern.replace(/^\//, "").split(/([*?])/);
  const source = parts.map((part) =>
    part === "*" ? ".*" : part === "?" ? "." : part.replace(/[.+^${}()|[\]\\]/g, "\\$&"),
  );
  return new RegExp(`^${source.join("")}$`, "s").test(path.replace(/^\//, ""));
}
