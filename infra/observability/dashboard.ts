import * as pulumi from "@pulumi/pulumi";
import type { StoreFirewall } from "../api/firewall";
import type { StoreTables } from "../data/tables";
import type { StoreMail } from "../mail/email";
import type { StoreSite } from "../site/site";
import { apiMetric, mailMetric, purchasesMade, tableMetric } from "./metrics";
import type { Metric } from "./metrics";

export interface DashboardArgs {
  region: string;
  apiId: pulumi.Input<string>;
  tables: StoreTables;
  site: StoreSite;
  mail: StoreMail;
  firewall: StoreFirewall;
}

interface Widget {
  title: string;
  /** By label in the legend. */
  metrics: Record<string, Metric>;
  region: string;
}

const COLUMNS = 3;
const WIDTH = 24 / COLUMNS;
const HEIGHT = 6;

/**
 * The dashboard of the store: requests, latency and errors, sales, and what causes costs
 * (docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html).
 */
export function dashboardBody(args: DashboardArgs): pulumi.Output<string> {
  const widgets = [...traffic(args), ...costDrivers(args)].map((widget, index) => ({
    type: "metric",
    x: (index % COLUMNS) * WIDTH,
    y: Math.floor(index / COLUMNS) * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
    properties: {
      title: widget.title,
      region: widget.region,
      view: "timeSeries",
      period: 300,
      metrics: Object.entries(widget.metrics).map(([label, metric]) => [
        metric.namespace,
        metric.name,
        ...Object.entries(metric.dimensions).flat(),
        { stat: metric.stat, label },
      ]),
    },
  }));
  return pulumi.jsonStringify({ widgets });
}

function traffic({ region, apiId, tables, mail, firewall }: DashboardArgs): Widget[] {
  const { confirmationSet } = mail;
  const { metricName } = firewall;
  return [
    {
      title: "Requests",
      region,
      metrics: { requests: apiMetric(apiId, "Latency", "SampleCount") },
    },
    {
      title: "Errors",
      region,
      metrics: {
        "4xx": apiMetric(apiId, "4XXError"),
        "5xx": apiMetric(apiId, "5XXError"),
        ...(metricName !== undefined && { blocked: blockedRequests(metricName, region) }),
      },
    },
    {
      title: "Latency (ms)",
      region,
      metrics: {
        p50: apiMetric(apiId, "Latency", "p50"),
        p95: apiMetric(apiId, "Latency", "p95"),
        p99: apiMetric(apiId, "Latency", "p99"),
      },
    },
    {
      title: "Purchases",
      region,
      metrics: {
        purchases: purchasesMade(tables.purchases.name),
        ...(confirmationSet !== undefined && {
          confirmations: mailMetric(confirmationSet, "Send"),
          bounces: mailMetric(confirmationSet, "Bounce"),
        }),
      },
    },
  ];
}

function costDrivers({ region, apiId, tables, site }: DashboardArgs): Widget[] {
  const distributionId = site.distribution.id;
  const { products, carts, purchases, sessions } = tables;
  const consumed = (name: string) =>
    Object.fromEntries(
      Object.entries({ products, carts, purchases, sessions }).map(([label, table]) => [
        label,
        tableMetric(table.name, name),
      ]),
    );
  const logGroup = pulumi.interpolate`/aws/appsync/apis/${apiId}`;
  return [
    { title: "Cost: read units", region, metrics: consumed("ConsumedReadCapacityUnits") },
    { title: "Cost: write units", region, metrics: consumed("ConsumedWriteCapacityUnits") },
    {
      title: "Cost: the site",
      region: "us-east-1", // CloudFront's metrics exist in this region only
      metrics: {
        requests: siteMetric(distributionId, "Requests"),
        bytes: siteMetric(distributionId, "BytesDownloaded"),
      },
    },
    {
      title: "Cost: bytes of logs",
      region,
      metrics: {
        bytes: {
          namespace: "AWS/Logs",
          name: "IncomingBytes",
          dimensions: { LogGroupName: logGroup },
          stat: "Sum",
        },
      },
    },
  ];
}

/** docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html */
function siteMetric(DistributionId: pulumi.Input<string>, name: string): Metric {
  const dimensions = { DistributionId, Region: "Global" };
  return { namespace: "AWS/CloudFront", name, dimensions, stat: "Sum" };
}

/** docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html */
function blockedRequests(WebACL: string, Region: string): Metric {
  const dimensions = { WebACL, Rule: "rate-by-address", Region };
  return { namespace: "AWS/WAFV2", name: "BlockedRequests", dimensions, stat: "Sum" };
}
