import { createHash } from "node:crypto";
import type { Services } from "../../core/services";
import type { DomainRecord } from "./domainStore";

/**
 * A domain in the form of DescribeUserPoolDomain. Nothing is deployed, so it is active at once.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DomainDescriptionType.html
 * UNVERIFIED: the name of the bucket.
 */
export function toDomainType(
  { domain, poolId, certificateArn, managedLoginVersion, createdAt }: DomainRecord,
  { accountId, region }: Pick<Services, "accountId" | "region">,
) {
  return {
    UserPoolId: poolId,
    AWSAccountId: accountId,
    Domain: domain,
    S3Bucket: `aws-cognito-prod-${region}-assets`,
    CloudFrontDistribution: `d${cloudFrontLabel(domain)}.cloudfront.net`,
    Version: new Date(createdAt).toISOString().replace(/\D/g, "").slice(0, 14),
    Status: "ACTIVE",
    CustomDomainConfig: certificateArn === undefined ? {} : { CertificateArn: certificateArn },
    ManagedLoginVersion: managedLoginVersion,
  };
}

/** Derives 13 stable characters from a domain. */
function cloudFrontLabel(domain: string): string {
  const digest = createHash("sha256").update(domain).digest("hex");
  return BigInt(`0x${digest}`).toString(36).slice(0, 13);
}
