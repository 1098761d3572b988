import { parseAwsHost } from "../../../core/awsHost";
import type { LocalOptions } from "../../../core/services";
import { VisibleError } from "../../../core/visibleError";
import type { Behavior, Origin } from "../behaviors";
import { isKnownPolicy, KNOWN_POLICIES } from "../originRequest";
import type { Distribution } from "../service";

/**
 * Converts the declared inputs to a distribution.
 * @throws VisibleError for settings that the local stack can't serve
 */
export function readDistribution(
  id: string,
  name: string,
  inputs: Record<string, any>,
  options: Pick<LocalOptions, "origin">,
): Distribution {
  const refuse = (what: string): never => {
    throw new VisibleError(`Distribution "${name}" ${what}`);
  };
  const behavior = (declared: Record<string, any>): Behavior => {
    const origin = inputs.origins.find((one: any) => one.originId === declared.targetOriginId);
    return readBehavior(declared, readOrigin(origin, options, refuse), refuse);
  };
  return {
    id,
    defaultRootObject: inputs.defaultRootObject,
    errorResponses: Object.fromEntries(
      (inputs.customErrorResponses ?? []).map((mapping: any) => [
        mapping.errorCode,
        { status: mapping.responseCode ?? mapping.errorCode, path: mapping.responsePagePath },
      ]),
    ),
    defaultBehavior: behavior(inputs.defaultCacheBehavior),
    orderedBehaviors: (inputs.orderedCacheBehaviors ?? []).map(behavior),
  };
}

type Refuse = (what: string) => never;

function readOrigin(
  origin: Record<string, any> | undefined,
  options: Pick<LocalOptions, "origin">,
  refuse: Refuse,
): Origin {
  const domainName: string = origin?.domainName ?? "";
  const bucket = /^(.+)\.s3[.-]/.exec(domainName)?.[1];
  if (bucket !== undefined) return { kind: "bucket", bucket };
  const isApi =
    domainName === new URL(options.origin).hostname ||
    parseAwsHost(domainName)?.service === "appsync-api";
  if (!isApi) {
    refuse(
      `reads from "${domainName}"; the local stack only supports S3 buckets and its own GraphQL API as origins.`,
    );
  }
  const headers = (origin!.customHeaders ?? []).map((header: any) => [
    header.name.toLowerCase(),
    header.value,
  ]);
  return {
    kind: "custom",
    domainName,
    path: origin!.originPath ?? "",
    headers: Object.fromEntries(headers),
  };
}

function readBehavior(declared: Record<string, any>, origin: Origin, refuse: Refuse): Behavior {
  const { pathPattern, originRequestPolicyId, cachePolicyId } = declared;
  // A bucket origin only receives the key.
  if (origin.kind === "custom") {
    if (originRequestPolicyId !== undefined && !isKnownPolicy(originRequestPolicyId)) {
      refuse(
        `has the origin request policy "${originRequestPolicyId}"; the local stack only supports AWS's managed ones: ${KNOWN_POLICIES.join(", ")}.`,
      );
    }
    if (cachePolicyId !== CACHING_DISABLED) {
      refuse(
        `has the cache policy "${cachePolicyId}" for "${origin.domainName}"; the local stack caches nothing, as CachingDisabled does (${CACHING_DISABLED}).`,
      );
    }
  }
  const associations: any[] = declared.functionAssociations ?? [];
  const arnFor = (eventType: string): string | undefined =>
    associations.find((one) => one.eventType === eventType)?.functionArn;
  return {
    pathPattern,
    origin,
    allowedMethods: declared.allowedMethods ?? ["GET", "HEAD"],
    originRequestPolicyId,
    headersPolicyId: declared.responseHeadersPolicyId,
    viewerRequestArn: arnFor("viewer-request"),
    viewerResponseArn: arnFor("viewer-response"),
  };
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html */
const CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
