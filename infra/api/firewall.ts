import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../settings/settings";
import { physicalName } from "../shared/physicalNames";
import { createWebAclLogs } from "./webAclLogs";

export interface StoreFirewallArgs {
  /** If waf is false, there is no web ACL and no cost. */
  settings: Pick<
    Settings,
    "waf" | "wafRequestLimit" | "logRetentionDays" | "production" | "tokenStorage"
  >;
  apiArn: pulumi.Input<string>;
  userPoolArn: pulumi.Input<string>;
}

/**
 * Web ACLs of CloudFront exist in this region only
 * (docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html).
 */
const CLOUDFRONT_REGION = "us-east-1";

/** A request header with a secret value. */
export interface SecretHeader {
  name: string;
  value: pulumi.Input<string>;
}

/**
 * Limits the requests of each IP address to the API, the user pool and the site: WAF responds 403
 * until the rate drops.
 */
export class StoreFirewall extends pulumi.ComponentResource {
  /**
   * Name of the API's web ACL in the CloudWatch namespace AWS/WAFV2; undefined if there is none.
   */
  public readonly metricName?: string;
  /** ARN of the site's web ACL; undefined if there is none. */
  public readonly siteAclArn?: pulumi.Output<string>;
  /**
   * The header that CloudFront adds to requests to the API; undefined if the site does not serve
   * the API or no rate is limited. Its value is the id of the site's web ACL: a UUID that AWS
   * generates and no visitor sees.
   */
  public readonly edgeHeader?: SecretHeader;

  constructor(name: string, args: StoreFirewallArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:StoreFirewall", name, {}, opts);
    if (args.settings.waf) {
      // All stacks of an account share this namespace of metrics.
      this.metricName = physicalName("api", 128);
      const childOpts = { parent: this };
      const siteAcl = createSiteAcl(`${name}-site`, args, childOpts);
      this.siteAclArn = siteAcl.arn;
      const behindSite = args.settings.tokenStorage === "cookie";
      if (behindSite) this.edgeHeader = { name: "x-jukebox-edge", value: siteAcl.id };
      const place = { scope: "REGIONAL", uncounted: this.edgeHeader };
      const acl = createAcl(`${name}-api`, this.metricName, args, childOpts, place);
      associate(`${name}-api`, acl, args.apiArn, childOpts);
      // Behind the site AppSync signs users in, so the requests of all users come from a few
      // addresses.
      if (!behindSite) associate(`${name}-users`, acl, args.userPoolArn, childOpts);
      const { logRetentionDays: retentionInDays, production: retained } = args.settings;
      const logs = { retentionInDays, retained };
      const redactedHeaders = behindSite ? ["x-jukebox-edge", "x-jukebox-refresh"] : [];
      const apiLogs = { ...logs, suffix: "api", webAclArn: acl.arn, redactedHeaders };
      createWebAclLogs(`${name}-api-blocked`, apiLogs, childOpts);
      const region = CLOUDFRONT_REGION;
      const siteLogs = { ...logs, suffix: "site", webAclArn: this.siteAclArn, region };
      createWebAclLogs(`${name}-site-blocked`, siteLogs, childOpts);
    }
    this.registerOutputs({ metricName: this.metricName, siteAclArn: this.siteAclArn });
  }
}

interface AclPlace {
  scope: string;
  region?: string;
  /** Requests with this header are not counted. */
  uncounted?: SecretHeader | undefined;
}

function associate(
  name: string,
  acl: aws.wafv2.WebAcl,
  resourceArn: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
) {
  return new aws.wafv2.WebAclAssociation(name, { resourceArn, webAclArn: acl.arn }, opts);
}

function createSiteAcl(name: string, args: StoreFirewallArgs, opts: pulumi.CustomResourceOptions) {
  const place = { scope: "CLOUDFRONT", region: CLOUDFRONT_REGION };
  return createAcl(name, physicalName("site", 128), args, opts, place);
}

/**
 * A web ACL with one rate-based rule by source address
 * (docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html). Clients reach AppSync,
 * Cognito and CloudFront directly, so WAF sees the client's own address. A request through
 * CloudFront has the address of a CloudFront server, which visitors share. The API's web ACL does
 * not count it: the site's web ACL has already counted it by the visitor's address.
 */
function createAcl(
  name: string,
  aclMetric: string,
  args: StoreFirewallArgs,
  opts: pulumi.CustomResourceOptions,
  { uncounted, ...place }: AclPlace,
) {
  const visibility = (metricName: string) => ({
    cloudwatchMetricsEnabled: true,
    metricName,
    // Samples show requests, including their tokens, to every user of the console.
    sampledRequestsEnabled: false,
  });
  return new aws.wafv2.WebAcl(
    name,
    {
      description: `Rate limits of ${pulumi.getProject()} ${pulumi.getStack()}`,
      ...place,
      defaultAction: { allow: {} },
      rules: [
        {
          name: "rate-by-address",
          priority: 0,
          action: { block: {} },
          statement: {
            rateBasedStatement: {
              aggregateKeyType: "IP",
              limit: args.settings.wafRequestLimit,
              evaluationWindowSec: 300,
              ...(uncounted !== undefined && { scopeDownStatement: lacks(uncounted) }),
            },
          },
          visibilityConfig: visibility("rate-by-address"),
        },
      ],
      visibilityConfig: visibility(aclMetric),
    },
    opts,
  );
}

/** Matches requests without the secret header. */
function lacks({ name, value }: SecretHeader) {
  return {
    notStatement: {
      statement: {
        byteMatchStatement: {
          fieldToMatch: { singleHeader: { name } },
          positionalConstraint: "EXACTLY",
          searchString: value,
          textTransformations: [{ priority: 0, type: "NONE" }],
        },
      },
    },
  };
}
