import { createHash } from "node:crypto";
import type { ResourceHandlers } from "../../../core/resourceHandler";
import { withoutEffect } from "../../../core/withoutEffect";
import { GRAPHQL_API } from "./graphQlApi";

/** The zone of every CloudFront distribution, which serves AppSync's custom domains. */
const CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

/** What has no meaning on one machine: the API is served at localhost only, and no answer is cached. */
export const withoutEffectHandlers: ResourceHandlers = {
  "aws:appsync/domainName:DomainName": withoutEffect(
    ["certificateArn", "description", "domainName"],
    ["certificateArn", "domainName"],
    ({ inputs: { domainName } }) => ({
      id: domainName,
      outputs: {
        appsyncDomainName: `d${labelOf(domainName)}.cloudfront.net`,
        hostedZoneId: CLOUDFRONT_ZONE,
      },
    }),
  ),
  "aws:appsync/domainNameApiAssociation:DomainNameApiAssociation": withoutEffect(
    ["apiId", "domainName"],
    ["domainName"],
    ({ inputs: { domainName } }) => ({ id: domainName }),
  ),
  "aws:appsync/apiCache:ApiCache": withoutEffect(
    [
      "apiCachingBehavior",
      "apiId",
      "atRestEncryptionEnabled",
      "transitEncryptionEnabled",
      "ttl",
      "type",
    ],
    ["apiId", "atRestEncryptionEnabled", "transitEncryptionEnabled"],
    ({ inputs }) => ({
      id: inputs["apiId"],
      outputs: {
        atRestEncryptionEnabled: inputs["atRestEncryptionEnabled"] ?? false,
        transitEncryptionEnabled: inputs["transitEncryptionEnabled"] ?? false,
      },
    }),
    {
      defaults: { atRestEncryptionEnabled: false, transitEncryptionEnabled: false },
      within: ({ apiId }) => [{ type: GRAPHQL_API, id: apiId }],
    },
  ),
};

/** 13 characters that stay the same for a domain. */
function labelOf(domain: string): string {
  const digest = createHash("sha256").update(domain).digest("hex");
  return BigInt(`0x${digest}`).toString(36).slice(0, 13);
}
