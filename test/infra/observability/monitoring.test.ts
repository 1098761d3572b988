import { expect } from "chai";
import { defaultSettings, devSettings, evaluateGraph } from "../support/evaluateGraph";
import type { Graph } from "../support/evaluateGraph";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

describe("StoreMonitoring", function () {
  this.timeout(60_000);
  let graph: Graph;
  before(async () => {
    const emailSender = "shop@example.com";
    const more = { waf: "true", operatorEmail: "ops@example.com", emailSender };
    graph = await evaluateGraph({ ...devSettings(), ...more });
  });

  const names = (of: Graph) =>
    of
      .all(ALARM)
      .map(({ name }) => name.replace("jukebox-", ""))
      .sort();

  it("watches the API, the tables and, if there are any, confirmations", async () => {
    const always = [
      "api-errors",
      "api-refusals",
      "api-slow",
      "carts-errors",
      "history-errors",
      "more-tables-throttled",
      "products-errors",
      "purchases-errors",
      "sessions-errors",
      "shelves-errors",
      "tables-throttled",
    ];
    const mails = ["bounced", "failed", "rejected", "unwanted"].map(
      (what) => `confirmations-${what}`,
    );
    expect(names(graph)).to.deep.equal([...always, ...mails].sort());
    expect(names(await evaluateGraph(defaultSettings()))).to.deep.equal(always);
  });

  it("notifies the operator of ALARM and of OK", () => {
    const topic = "arn:aws:sns:eu-west-1:123456789012:jukebox-alarms";
    for (const { name, inputs } of graph.all(ALARM)) {
      expect(inputs, name).to.deep.include({
        alarmActions: [topic],
        okActions: [topic],
        treatMissingData: "notBreaching",
        comparisonOperator: "GreaterThanThreshold",
      });
      expect(inputs.alarmDescription, name).to.match(/^jukebox test: [A-Z].*\.$/);
    }
    const { inputs } = graph.one("aws:sns/topicSubscription:TopicSubscription", "jukebox-alarms");
    expect(inputs).to.deep.equal({ topic, protocol: "email", endpoint: "ops@example.com" });
  });

  it("uses metrics within CloudWatch's limits, with one value each", () => {
    for (const { name, inputs } of graph.all(ALARM)) {
      const queries: any[] = inputs.metricQueries;
      expect(
        queries.filter(({ returnData }) => returnData),
        name,
      ).to.have.length(1);
      expect(
        queries.filter(({ metric }) => metric),
        name,
      ).to.have.length.within(1, 10);
      for (const { id, metric, expression } of queries) {
        expect(id, name).to.match(/^[a-z][A-Za-z0-9_]*$/);
        expect(metric === undefined, name).to.equal(expression !== undefined);
      }
    }
  });

  it("measures the 95th percentile of this API's latency", () => {
    expect(graph.one(ALARM, "jukebox-api-slow").inputs).to.deep.include({
      threshold: 1000,
      evaluationPeriods: 3,
      metricQueries: [
        {
          id: "latency",
          metric: {
            namespace: "AWS/AppSync",
            metricName: "Latency",
            dimensions: { GraphQLAPIId: "jukebox-id" },
            stat: "p95",
            period: 300,
          },
          returnData: true,
        },
      ],
    });
  });

  it("requests a DynamoDB metric for each operation that reaches a table", () => {
    const reaching: Record<string, string[]> = {
      products: ["BatchGetItem", "GetItem", "Query", "Scan"],
      shelves: ["BatchGetItem", "Query"],
      history: ["BatchGetItem", "Query"],
      purchases: ["BatchGetItem", "GetItem", "Query", "Scan", "UpdateItem", "TransactGetItems"],
      carts: ["BatchGetItem", "GetItem", "UpdateItem"],
      sessions: ["BatchGetItem", "GetItem", "UpdateItem"],
    };
    for (const [table, operations] of Object.entries(reaching)) {
      const { metricQueries } = graph.one(ALARM, `jukebox-${table}-errors`).inputs;
      const metrics = metricQueries.flatMap(({ metric }: any) => metric ?? []);
      expect(metrics.map(({ dimensions }: any) => dimensions.Operation)).to.have.members([
        ...operations,
        "TransactWriteItems",
      ]);
      for (const { metricName, dimensions } of metrics) {
        expect(metricName).to.equal("SystemErrors");
        expect(dimensions.TableName).to.equal(`jukebox-${table}`);
      }
    }
  });

  it("shows requests, errors, latency, purchases and costs, three per row", () => {
    const { inputs } = graph.one("aws:cloudwatch/dashboard:Dashboard");
    expect(inputs.dashboardName).to.equal("jukebox-test");
    const { widgets } = JSON.parse(inputs.dashboardBody);
    expect(widgets.map(({ properties }: any) => properties.title)).to.deep.equal([
      "Requests",
      "Errors",
      "Latency (ms)",
      "Purchases",
      "Cost: read units",
      "Cost: write units",
      "Cost: the site",
      "Cost: bytes of logs",
    ]);
    expect(widgets.map(({ x, y }: any) => [x, y]).slice(0, 4)).to.deep.equal([
      [0, 0],
      [8, 0],
      [16, 0],
      [0, 6],
    ]);
    expect(widgets[1].properties.metrics[2]).to.deep.equal([
      "AWS/WAFV2",
      "BlockedRequests",
      "WebACL",
      "jukebox-test-api",
      "Rule",
      "rate-by-address",
      "Region",
      "eu-west-1",
      { stat: "Sum", label: "blocked" },
    ]);
  });
});
