import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../settings/settings";
import { physicalName } from "../shared/physicalNames";
import { createFirewallLogs } from "./firewallLogs";

export interface StoreFirewallArgs {
  /** Without waf there is no web ACL, and nothing to pay for. */
  settings: Pick<
    Settings,
    "waf" | "wafRequestLimit" | "logRetentionDays" | "production" | "tokenStorage"
  >;
  apiArn: pulumi.Input<string>;
  userPoolArn: pulumi.Input<string>;
}

/** Web ACLs of CloudFront are there only (docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html). */
const CLOUDFRONT_REGION = "us-east-1";

/** A header, and the value that proves something. */
export interface SecretHeader {
  name: string;
  value: pulumi.Input<string>;
}

/** Keeps one address from calling the API, the user pool or the site too often: WAF answers 403 until it slows down. */
export class StoreFirewall extends pulumi.ComponentResource {
  /** What CloudWatch knows the API's web ACL by in AWS/WAFV2; undefined where there is none. */
  public readonly metricName?: string;
  /** ARN of the site's web ACL; undefined where there is none. */
  public readonly siteAclArn?: pulumi.Output<string>;
  /**
   * What CloudFront adds to requests that it sends to the API; undefined where the site does not serve the API, or nothing is limited.
   * The value is the id that AWS makes up for the site's web ACL, a UUID that no visitor sees.
   */
  public readonly edgeHeader?: SecretHeader;

  constructor(name: string, args: StoreFirewallArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:StoreFirewall", name, {}, opts);
    if (args.settings.waf) {
      // Stacks of one account share a namespace of metrics.
      this.metricName = physicalName("api", 128);
      const childOpts = { parent: this };
      const siteAcl = createSiteAcl(`${name}-site`, args, childOpts);
      this.siteAclArn = siteAcl.arn;
      const behindSite = args.settings.tokenStorage === "cookie";
      if (behindSite) this.edgeHeader = { name: "x-jukebox-edge", value: siteAcl.id };
      const place = { scope: "REGIONAL", uncounted: this.edgeHeader };
      const acl = createAcl(`${name}-api`, this.metricName, args, childOpts, place);
      associate(`${name}-api`, acl, args.apiArn, childOpts);
      // AppSync signs users in then, for all of them from the same few addresses.
      if (!behindSite) associate(`${name}-users`, acl, args.userPoolArn, childOpts);
      const { logRetentionDays: retentionInDays, production: retained } = args.settings;
      const logs = { retentionInDays, retained };
      const redactedHeaders = behindSite ? ["x-jukebox-edge", "x-jukebox-refresh"] : [];
      const apiLogs = { ...logs, suffix: "api", webAclArn: acl.arn, redactedHeaders };
      createFirewallLogs(`${name}-api-blocked`, apiLogs, childOpts);
      const region = CLOUDFRONT_REGION;
      const siteLogs = { ...logs, suffix: "site", webAclArn: this.siteAclArn, region };
      createFirewallLogs(`${name}-site-blocked`, siteLogs, childOpts);
    }
    this.registerOutputs({});
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
 * One rule by source address (docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html). AppSync, Cognito and
 * CloudFront are reached directly, so the address that WAF sees is the client's own. What comes through CloudFront has addresses of
 * its servers instead, which visitors share: the site's web ACL has counted it by the visitor's own, so it is not counted again.
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
    // Samples show requests, and so tokens, to every user of the console.
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

/** Takes the requests that do not prove themselves by a header. */
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
