import { written } from "../../../core/resourceHandler";
import type { ResourceHandler, ResourceRequest } from "../../../core/resourceHandler";
import { distributionRules } from "./distributionRules";
import { awsId, type Needs } from "./needs";
import { readDistribution } from "./readDistribution";

/** Inputs of a behavior that have an effect locally, and those accepted without effect. */
const BEHAVIOR = {
  real: [
    "allowedMethods",
    "compress",
    "functionAssociations",
    "originRequestPolicyId",
    "responseHeadersPolicyId",
    "targetOriginId",
  ],
  accepted: ["cachePolicyId", "cachedMethods", "viewerProtocolPolicy"],
};

const of = (list: string, names: readonly string[]): string[] =>
  names.map((name) => `${list}.${name}`);

/** A distribution, whose site is served locally. */
export const distribution: ResourceHandler<Needs> = {
  rules: distributionRules,
  real: [
    "enabled",
    "defaultRootObject",
    "origins",
    ...of("defaultCacheBehavior", BEHAVIOR.real),
    "orderedCacheBehaviors.pathPattern",
    ...of("orderedCacheBehaviors", BEHAVIOR.real),
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
    ...of("defaultCacheBehavior", BEHAVIOR.accepted),
    ...of("orderedCacheBehaviors", BEHAVIOR.accepted),
    "loggingConfig",
    "waitForDeployment",
    "webAclId",
  ],
  inMemory: true,
  sets: ["aliases", "customErrorResponses", "origins"],
  importing: { form: "the id of the distribution" },
  ...written<Needs>(async (request: ResourceRequest, services: Needs) => {
    const { name, inputs } = request;
    const id = request.previous?.id ?? awsId(request);
    services.distributions.put(readDistribution(id, name, inputs, services.options));
    const outputs = {
      ...inputs,
      arn: `arn:aws:cloudfront::${services.accountId}:distribution/${id}`,
      domainName: new URL(services.options.origin).host,
      hostedZoneId: "Z2FDTNDATAQYW2", // CloudFront's own hosted zone, the same for every distribution
      status: "Deployed",
    };
    return { id, outputs };
  }),
  delete: async (id, _outputs, { distributions }) => distributions.delete(id),
};
