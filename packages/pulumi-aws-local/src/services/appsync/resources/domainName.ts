import { createHash } from "node:crypto";
import type { ResourceHandlers } from "../../../core/resourceHandler";
import { withoutEffect } from "../../../core/withoutEffect";
import { domainAssociationRules, domainNameRules } from "./rules";

/** The hosted zone of all CloudFront distributions, which serve AppSync's custom domains. */
const CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

/** Custom domains have no effect here: the API is only served at localhost. */
export const domainNameHandlers: ResourceHandlers = {
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
    { rules: domainNameRules, importing: { form: "the domain name" } },
  ),
  "aws:appsync/domainNameApiAssociation:DomainNameApiAssociation": withoutEffect(
    ["apiId", "domainName"],
    ["domainName"],
    ({ inputs: { domainName } }) => ({ id: domainName }),
    { rules: domainAssociationRules, importing: { form: "the domain name" } },
  ),
};

/** Derives 13 stable characters from a domain. */
function labelOf(domain: string): string {
  const digest = createHash("sha256").update(domain).digest("hex");
  return BigInt(`0x${digest}`).toString(36).slice(0, 13);
}
