import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";

export interface StoreDomainArgs {
  /** e.g. "store.example.com"; "" = the site keeps CloudFront's name. */
  domain: string;
  /** Id of the Route 53 zone that holds the domain. */
  hostedZone: string;
}

/** The domain and its certificate, for a distribution. */
export interface SiteName {
  domain: string;
  certificateArn: pulumi.Input<string>;
}

// CloudFront accepts certificates of this region only
// (docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html).
const CERTIFICATE_REGION = "us-east-1";

/** The site's own domain: its certificate, validated by DNS, and its DNS records. */
export class StoreDomain extends pulumi.ComponentResource {
  /** undefined if the stack has no domain of its own. */
  public readonly siteName?: SiteName;

  constructor(
    private readonly baseName: string,
    private readonly args: StoreDomainArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("jukebox:infra:StoreDomain", baseName, {}, opts);
    const { domain } = args;
    if (domain !== "") {
      const certificateArn = createCertificate(`${baseName}-site`, args, { parent: this });
      this.siteName = { domain, certificateArn };
    }
    this.registerOutputs({ siteName: this.siteName });
  }

  /**
   * Creates the DNS records that point to a distribution, for IPv4 and IPv6. Does nothing without a
   * domain.
   */
  pointTo(distribution: aws.cloudfront.Distribution): void {
    if (this.siteName === undefined) return;
    const { domain, hostedZone } = this.args;
    for (const type of ["A", "AAAA"]) {
      new aws.route53.Record(
        `${this.baseName}-site-${type.toLowerCase()}`,
        {
          zoneId: hostedZone,
          name: domain,
          type,
          aliases: [
            {
              name: distribution.domainName,
              zoneId: distribution.hostedZoneId,
              evaluateTargetHealth: false, // CloudFront supports no health checks
            },
          ],
        },
        { parent: this },
      );
    }
  }
}

/** The ARN of a valid certificate. Dependents wait until ACM has found the DNS record. */
function createCertificate(
  name: string,
  { domain, hostedZone }: StoreDomainArgs,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const certificate = new aws.acm.Certificate(
    name,
    { domainName: domain, validationMethod: "DNS", region: CERTIFICATE_REGION },
    opts,
  );
  // One name needs one record.
  const option = certificate.domainValidationOptions[0]!;
  const record = new aws.route53.Record(
    `${name}-validation`,
    {
      zoneId: hostedZone,
      name: option.resourceRecordName,
      type: option.resourceRecordType,
      records: [option.resourceRecordValue],
      ttl: 300,
      // A second stack for the same domain, or a renewed certificate, needs the same record.
      allowOverwrite: true,
    },
    opts,
  );
  const validation = new aws.acm.CertificateValidation(
    name,
    {
      certificateArn: certificate.arn,
      validationRecordFqdns: [record.fqdn],
      region: CERTIFICATE_REGION,
    },
    opts,
  );
  return validation.certificateArn;
}
