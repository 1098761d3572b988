import type { Services } from "../../../core/services";
import type {
  ResourceHandler,
  ResourceRequest,
  ResourceState,
} from "../../../core/resourceHandler";
import { hasUnknown } from "../../../core/unknown";
import { checkDomain } from "../checkDomain";
import type { DomainRecord } from "../domainStore";
import { toDomainType } from "../domainType";
import type { UserPools } from "../service";
import { domainRules } from "./partRules";
import { USER_POOL } from "./poolParts";

/** The hosted zone of all CloudFront distributions. */
const CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

type Needs = Pick<Services, "accountId" | "region"> & { userPools: UserPools };

/** aws.cognito.UserPoolDomain, without the pages that Cognito serves. */
export const userPoolDomainHandler: ResourceHandler<Needs> = {
  rules: domainRules,
  real: ["domain", "userPoolId", "certificateArn"],
  accepted: ["managedLoginVersion"],
  replaceOn: ["domain", "userPoolId"],
  keeps: ["managedLoginVersion"],
  importing: { form: "the domain" },
  recordFirst: true,
  idFor: ({ inputs }) => inputs["domain"],

  check({ inputs }) {
    const { domain, certificateArn } = inputs;
    // A certificate makes it a custom domain, and a plan may not know the certificate.
    if (!hasUnknown(domain) && !hasUnknown(certificateArn)) checkDomain(named(inputs));
  },

  /** Another certificate is an update; adding or removing the certificate changes the kind of domain. */
  diff: ({ inputs, previous }) =>
    Boolean(inputs["certificateArn"]) === Boolean(previous.inputs["certificateArn"])
      ? []
      : ["certificateArn"],

  async create({ inputs, interrupted }, services) {
    const { domains } = services.userPools.kit;
    const wanted = { ...named(inputs), poolId: inputs["userPoolId"] };
    const known = interrupted ? domains.find(wanted.domain) : undefined;
    const isSame = known?.poolId === wanted.poolId;
    return toState(isSame ? known! : domains.create(wanted), services);
  },

  async update({ inputs, previous }, services) {
    const { domains } = services.userPools.kit;
    const { poolId } = domains.find(previous.id) ?? { poolId: inputs["userPoolId"] };
    return toState(domains.update(previous.id, poolId, named(inputs)), services);
  },

  async read(id, { userPools }) {
    const found = userPools.kit.domains.find(id);
    return found && { inputs: toInputs(found) };
  },

  async inspect(id, services) {
    const record = services.userPools.kit.domains.find(id)!;
    return { inputs: toInputs(record), outputs: toState(record, services).outputs };
  },

  within: ({ userPoolId }) => [{ type: USER_POOL, id: userPoolId }],

  async delete(id, { userPoolId }, { userPools }) {
    const { domains } = userPools.kit;
    if (domains.find(id)?.poolId === userPoolId) domains.delete(id);
  },
};

function named({
  domain,
  certificateArn,
  managedLoginVersion,
}: ResourceRequest["inputs"]): Pick<
  DomainRecord,
  "domain" | "certificateArn" | "managedLoginVersion"
> {
  return {
    domain,
    ...(certificateArn && { certificateArn }),
    managedLoginVersion: managedLoginVersion ?? 1,
  };
}

function toInputs({ domain, poolId, certificateArn }: DomainRecord): Record<string, any> {
  return { domain, userPoolId: poolId, ...(certificateArn !== undefined && { certificateArn }) };
}

function toState(
  record: DomainRecord,
  services: Pick<Services, "accountId" | "region">,
): ResourceState {
  const shown = toDomainType(record, services);
  return {
    id: record.domain,
    outputs: {
      ...toInputs(record),
      awsAccountId: shown.AWSAccountId,
      cloudfrontDistribution: shown.CloudFrontDistribution,
      // The provider's value, which is not an ARN.
      cloudfrontDistributionArn: shown.CloudFrontDistribution,
      cloudfrontDistributionZoneId: CLOUDFRONT_ZONE,
      managedLoginVersion: record.managedLoginVersion,
      region: services.region,
      s3Bucket: shown.S3Bucket,
      version: shown.Version,
    },
  };
}
