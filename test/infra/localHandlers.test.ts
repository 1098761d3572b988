import { expect } from "chai";
import { checkSupported } from "pulumi-aws-local";
import { defaultSettings, evaluateGraph } from "./support/evaluateGraph";
import type { Graph } from "./support/evaluateGraph";

/** A value that is known only after deployment, as in a preview of a stack. */
const UNKNOWN = "<known after deployment>";

/** Replaces ARNs and ids that this test generates by unknown values. */
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

  it("has a handler for every resource and argument of a production stack", () => {
    const resources = graph.resources.filter(({ type }) => type.startsWith("aws:"));
    expect(resources).to.have.length.above(200);
    for (const { type, name, inputs } of resources)
      checkSupported(type, name, withoutMadeUp(inputs) as Record<string, unknown>);
  });
});
