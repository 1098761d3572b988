import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import { dkimZone } from "../settings/awsRegions";

export interface SenderDomainArgs {
  /** Domain of the sender's address. */
  host: string;
  /** Id of the Route 53 zone that holds the domain. */
  hostedZone: string;
  configurationSetName: pulumi.Input<string>;
  region: string;
}

/**
 * Easy DKIM uses three keys
 * (docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dkim-easy.html).
 */
const DKIM_KEYS = [0, 1, 2];

/**
 * A domain identity of SES, verified and signed by DKIM records. Its ARN resolves when SES has
 * found the records: Cognito rejects the identity before that.
 */
export function createDomainIdentity(
  name: string,
  { host, hostedZone, configurationSetName, region }: SenderDomainArgs,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const identity = new aws.sesv2.EmailIdentity(
    name,
    { emailIdentity: host, configurationSetName },
    opts,
  );
  const records = DKIM_KEYS.map((index) => {
    const token = identity.dkimSigningAttributes.apply(({ tokens }) => tokens[index] ?? "");
    return new aws.route53.Record(
      `${name}-dkim-${index + 1}`,
      {
        zoneId: hostedZone,
        name: pulumi.interpolate`${token}._domainkey.${host}`,
        type: "CNAME",
        ttl: 1800,
        records: [pulumi.interpolate`${token}.${dkimZone(region)}`],
      },
      opts,
    );
  });
  // UNVERIFIED: this resource uses SES's older API, which has the same identities. The
  // documentation says only of the newer API that DKIM verifies a domain
  // (ses/latest/dg/creating-identities.html).
  const verified = new aws.ses.DomainIdentityVerification(
    name,
    { domain: identity.emailIdentity },
    { ...opts, dependsOn: records },
  );
  return pulumi.all([identity.arn, verified.id]).apply(([arn]) => arn);
}
