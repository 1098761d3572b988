import { expect } from "chai";
import { checkProperties } from "../../packages/pulumi-aws-local/src/program/checkProperties";
import { resourceHandlers } from "../../packages/pulumi-aws-local/src/services/resourceHandlers";
import type { LocalServices } from "../../packages/pulumi-aws-local/src/services/localServices";
import { defaultSettings, evaluateGraph } from "./support/evaluateGraph";
import type { Graph } from "./support/evaluateGraph";

/** Types that nothing on this machine has a use for. */
const WITHOUT_EFFECT = /^aws:(acm|route53|sns|kms|wafv2|cloudwatch)\//;

describe("The local stack", function () {
  this.timeout(60_000);
  let graph: Graph;
  before(async () => {
    graph = await evaluateGraph({
      ...defaultSettings(),
      production: "true",
      domain: "store.example.com",
      hostedZone: "Z0123",
      emailSender: "shop@store.example.com",
      operatorEmail: "operator@example.com",
      waf: "true",
      accessLogs: "true",
    });
  });

  it("knows every resource and argument of a production stack", () => {
    for (const { type, name, inputs } of graph.resources) {
      if (!type.startsWith("aws:")) continue;
      const handler = resourceHandlers[type];
      if (handler === undefined) throw new Error(`The local stack does not know "${type}".`);
      checkProperties(type, name, inputs, handler);
    }
  });

  it("answers what has no effect with ids and ARNs of AWS's form, the same on each start", async () => {
    const services = { region: "eu-west-1", accountId: "000000000000" } as LocalServices;
    const idle = graph.resources.filter(({ type }) => WITHOUT_EFFECT.test(type));
    expect(new Set(idle.map(({ type }) => type)).size).to.equal(15);
    for (const { type, name, inputs } of idle) {
      const handler = resourceHandlers[type]!;
      const request = { urn: "u", type, name, inputs, token: "t" };
      const first = await handler.create(request, services);
      const previous = { ...first, inputs };
      const second = await handler.update({ ...request, previous, changes: [] }, services);
      expect(second, `${type} ${name}`).to.deep.equal(first);
      expect(first.id, type).to.be.a("string").and.not.equal("");
      const { arn = "arn:aws:none" } = first.outputs;
      expect(arn, type).to.match(/^arn:aws:[a-z]+/);
    }
  });
});
