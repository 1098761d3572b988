import { digitsOf, physicalName } from "../../../core/physicalName";
import { written } from "../../../core/resourceHandler";
import type {
  ResourceHandler,
  ResourceHandlers,
  ResourceRequest,
} from "../../../core/resourceHandler";
import { VisibleError } from "../../../core/visibleError";
import { compileEdgeFunction } from "../edgeFunctions";
import { policyHeaders } from "../policyHeaders";
import type { Services } from "../../../core/services";
import type { Distributions } from "../service";

type Needs = Pick<Services, "accountId" | "options"> & { distributions: Distributions };

const distribution: ResourceHandler<Needs> = {
  real: [
    "enabled",
    "defaultRootObject",
    "origins",
    "defaultCacheBehavior.targetOriginId",
    "defaultCacheBehavior.allowedMethods",
    "defaultCacheBehavior.responseHeadersPolicyId",
    "defaultCacheBehavior.compress",
    "defaultCacheBehavior.functionAssociations",
    "customErrorResponses",
  ],
  accepted: [
    "aliases",
    "comment",
    "httpVersion",
    "isIpv6Enabled",
    "priceClass",
    "restrictions",
    "viewerCertificate",
    "defaultCacheBehavior.cachedMethods",
    "defaultCacheBehavior.viewerProtocolPolicy",
    "defaultCacheBehavior.cachePolicyId",
    "loggingConfig",
    "waitForDeployment",
    "webAclId",
  ],
  inMemory: true,
  ...written<Needs>(async (request: ResourceRequest, services: Needs) => {
    const { name, inputs } = request;
    const id = request.previous?.id ?? awsId(request);
    const behavior = inputs.defaultCacheBehavior;
    const origin = inputs.origins.find((one: any) => one.originId === behavior.targetOriginId);
    const bucket = /^(.+)\.s3[.-]/.exec(origin?.domainName ?? "")?.[1];
    if (bucket === undefined) {
      throw new VisibleError(
        `Distribution "${name}" reads from "${origin?.domainName}"; the local stack knows S3 buckets as origins only.`,
      );
    }
    const errorResponses = Object.fromEntries(
      (inputs.customErrorResponses ?? []).map((mapping: any) => [
        mapping.errorCode,
        { status: mapping.responseCode ?? mapping.errorCode, path: mapping.responsePagePath },
      ]),
    );
    services.distributions.put(id, {
      bucket,
      defaultRootObject: inputs.defaultRootObject,
      errorResponses,
      headersPolicyId: behavior.responseHeadersPolicyId,
      viewerRequestArn: viewerRequestOf(name, behavior.functionAssociations ?? []),
    });
    const outputs = {
      ...inputs,
      arn: `arn:aws:cloudfront::${services.accountId}:distribution/${id}`,
      domainName: new URL(services.options.origin).host,
      hostedZoneId: "Z2FDTNDATAQYW2", // CloudFront's own, the same for every distribution
      status: "Deployed",
    };
    return { id, outputs };
  }),
  delete: async (id, _outputs, { distributions }) => distributions.delete(id),
};

function viewerRequestOf(name: string, associations: any[]): string | undefined {
  const other = associations.find(({ eventType }) => eventType !== "viewer-request");
  if (other !== undefined) {
    throw new VisibleError(
      `Distribution "${name}" has a function for "${other.eventType}"; the local stack runs those for "viewer-request" only.`,
    );
  }
  return associations[0]?.functionArn;
}

const edgeFunction: ResourceHandler<Needs> = {
  real: ["name", "code", "runtime"],
  accepted: ["comment", "publish"],
  inMemory: true,
  replaceOn: ["name"],
  ...written<Needs>(async (request: ResourceRequest, { distributions, accountId }: Needs) => {
    const name = physicalName(request);
    const { code, runtime } = request.inputs;
    if (runtime !== "cloudfront-js-2.0") {
      throw new VisibleError(
        `Function "${request.name}" has the runtime "${runtime}"; the local stack knows "cloudfront-js-2.0" only.`,
      );
    }
    const arn = `arn:aws:cloudfront::${accountId}:function/${name}`;
    distributions.putFunction(arn, compileEdgeFunction(code));
    return { id: name, outputs: { name, arn, status: "UNASSOCIATED" } };
  }),
  delete: async (_id, { arn }, { distributions }) => distributions.deleteFunction(arn),
};

const responseHeadersPolicy: ResourceHandler<Needs> = {
  real: ["name", "securityHeadersConfig", "customHeadersConfig"],
  accepted: ["comment"],
  inMemory: true,
  ...written<Needs>(async (request: ResourceRequest, { distributions, accountId }: Needs) => {
    const id = request.previous?.id ?? awsId(request);
    distributions.putHeaders(id, policyHeaders(request.inputs));
    const arn = `arn:aws:cloudfront::${accountId}:response-headers-policy/${id}`;
    return { id, outputs: { ...request.inputs, name: physicalName(request), arn } };
  }),
  delete: async (id, _outputs, { distributions }) => distributions.deleteHeaders(id),
};

/** Nothing here can reach the bucket but the distribution itself. */
const originAccessControl: ResourceHandler<Needs> = {
  real: [],
  accepted: [
    "name",
    "description",
    "originAccessControlOriginType",
    "signingBehavior",
    "signingProtocol",
  ],
  ...written<Needs>(async (request: ResourceRequest) => {
    const id = request.previous?.id ?? awsId(request);
    return { id, outputs: { ...request.inputs, name: physicalName(request) } };
  }),
};

/** An id in CloudFront's own form, e.g. "E1A2B3C4D5E6F7". */
function awsId(request: ResourceRequest): string {
  return `E${digitsOf(request, "id").toUpperCase().slice(0, 13)}`;
}

/** CloudFront resources of a Pulumi program. */
export const cloudFrontHandlers: ResourceHandlers<Needs> = {
  "aws:cloudfront/distribution:Distribution": distribution,
  "aws:cloudfront/function:Function": edgeFunction,
  "aws:cloudfront/originAccessControl:OriginAccessControl": originAccessControl,
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": responseHeadersPolicy,
};
