import { expect } from "chai";
import { checkSupported } from "pulumi-aws-local";
import { defaultSettings, evaluateGraph } from "./support/evaluateGraph";
import type { Graph } from "./support/evaluateGraph";

/** What is known only after deployment, as a preview of a stack has it. */
const UNKNOWN = "<known after deployment>";

/** ARNs and ids that this test makes up are unknown. */
function withoutMadeUp(value: unknown): unknown {
  if (typeof value === "string") {
    return value.replace(/arn:aws:jukebox[\w-]*/g, UNKNOWN).replace(/^jukebox[\w-]*-id$/, UNKNOWN);
  }
  if (Array.isArray(value)) return value.map(withoutMadeUp);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutMadeUp(one)]));
}

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
    const resources = graph.resources.filter(({ type }) => type.startsWith("aws:"));
    expect(resources).to.have.length.above(200);
    for (const { type, name, inputs } of resources)
      checkSupported(type, name, withoutMadeUp(inputs) as Record<string, unknown>);
  });
});
