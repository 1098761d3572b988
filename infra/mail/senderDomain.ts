import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import { dkimZone } from "../settings/awsRegions";

export interface SenderDomainArgs {
  /** The domain after the @ of senders. */
  host: string;
  /** Id of the Route 53 zone that holds it. */
  hostedZone: string;
  configurationSetName: pulumi.Input<string>;
  region: string;
}

/** Easy DKIM has three keys (docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dkim-easy.html). */
const DKIM_KEYS = [0, 1, 2];

/**
 * A domain that SES may send from, proved and signed by the DKIM records that it asks for. The ARN is there when SES has
 * seen them: Cognito refuses an identity before that.
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
  // UNVERIFIED: this resource asks SES's older API, which knows the same identities; that DKIM is enough to make a domain
  // verified there is documented for the newer API only (ses/latest/dg/creating-identities.html).
  const verified = new aws.ses.DomainIdentityVerification(
    name,
    { domain: identity.emailIdentity },
    { ...opts, dependsOn: records },
  );
  return pulumi.all([identity.arn, verified.id]).apply(([arn]) => arn);
}
