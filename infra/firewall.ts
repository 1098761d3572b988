import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "./physicalNames";
import type { Settings } from "./settings";

export interface StoreFirewallArgs {
  /** Without waf there is no firewall, and nothing to pay for. */
  settings: Pick<Settings, "waf" | "wafRequestLimit">;
  apiArn: pulumi.Input<string>;
}

/** Keeps one address from calling the API too often: WAF answers 403 until it slows down. */
export class StoreFirewall extends pulumi.ComponentResource {
  /** What CloudWatch knows the firewall by in AWS/WAFV2; undefined where there is none. */
  public readonly metricName?: string;

  constructor(name: string, args: StoreFirewallArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:StoreFirewall", name, {}, opts);
    if (args.settings.waf) {
      // Stacks of one account share a namespace of metrics.
      this.metricName = physicalName("api", 128);
      const acl = createAcl(`${name}-api`, this.metricName, args, { parent: this });
      new aws.wafv2.WebAclAssociation(
        `${name}-api`,
        { resourceArn: args.apiArn, webAclArn: acl.arn },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}

/**
 * One rule by source address (docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html). AppSync is
 * reached directly, so the address that WAF sees is the client's own.
 */
function createAcl(
  name: string,
  aclMetric: string,
  args: StoreFirewallArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const visibility = (metricName: string) => ({
    cloudwatchMetricsEnabled: true,
    metricName,
    // Samples show requests, and with them tokens, to whoever may open the console.
    sampledRequestsEnabled: false,
  });
  return new aws.wafv2.WebAcl(
    name,
    {
      description: `Rate limits of ${pulumi.getProject()} ${pulumi.getStack()}`,
      scope: "REGIONAL",
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
