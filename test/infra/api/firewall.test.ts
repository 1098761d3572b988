import { expect } from "chai";
import { StoreFirewall } from "../../../infra/api/firewall";
import { evaluateGraph, type Graph } from "../support/evaluateGraph";

const evaluate = (tokenStorage: "session" | "cookie", waf = true): Promise<Graph> =>
  evaluateGraph({}, async () => {
    const limits = { waf, wafRequestLimit: 500, logRetentionDays: 30, production: false };
    const { edgeHeader } = new StoreFirewall("jukebox", {
      settings: { ...limits, tokenStorage },
      apiArn: "arn:api",
      userPoolArn: "arn:pool",
    });
    return { edgeHeader: edgeHeader ?? "none" };
  });

const ruleOf = (graph: Graph, acl: string): any =>
  graph.one("aws:wafv2/webAcl:WebAcl", acl).inputs.rules[0].statement.rateBasedStatement;
const guarded = (graph: Graph): unknown[] =>
  graph
    .all("aws:wafv2/webAclAssociation:WebAclAssociation")
    .map(({ inputs }) => inputs.resourceArn);
const LIMIT = { aggregateKeyType: "IP", limit: 500, evaluationWindowSec: 300 };

describe("StoreFirewall", () => {
  it("counts requests to the API, the pool and the site by address while pages call them directly", async () => {
    const graph = await evaluate("session");
    expect(ruleOf(graph, "jukebox-api")).to.deep.equal(LIMIT);
    expect(ruleOf(graph, "jukebox-site")).to.deep.equal(LIMIT);
    expect(guarded(graph)).to.deep.equal(["arn:api", "arn:pool"]);
    expect(graph.outputs).to.deep.equal({ edgeHeader: "none" });
  });

  describe("when the site serves the API", () => {
    let graph: Graph;
    before(async () => (graph = await evaluate("cookie")));

    it("counts visitors at the site, and at the API only requests that bypass it", () => {
      expect(ruleOf(graph, "jukebox-site")).to.deep.equal(LIMIT);
      expect(ruleOf(graph, "jukebox-api")).to.deep.equal({
        ...LIMIT,
        scopeDownStatement: {
          notStatement: {
            statement: {
              byteMatchStatement: {
                fieldToMatch: { singleHeader: { name: "x-jukebox-edge" } },
                positionalConstraint: "EXACTLY",
                searchString: "jukebox-site-id",
                textTransformations: [{ priority: 0, type: "NONE" }],
              },
            },
          },
        },
      });
      const edgeHeader = { name: "x-jukebox-edge", value: "jukebox-site-id" };
      expect(graph.outputs).to.deep.equal({ edgeHeader });
    });

    it("does not limit the pool, whose requests come from AppSync's addresses", () => {
      expect(guarded(graph)).to.deep.equal(["arn:api"]);
    });

    it("logs neither refresh tokens nor the secret header of the site", () => {
      const type = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
      const fields: any[] = graph.one(type, "jukebox-api-blocked").inputs.redactedFields;
      const names = fields.flatMap(({ singleHeader }) => singleHeader?.name ?? []);
      expect(names).to.include.members(["cookie", "x-jukebox-edge", "x-jukebox-refresh"]);
    });
  });

  it("declares nothing without waf", async () => {
    const graph = await evaluate("cookie", false);
    expect(graph.resources.filter(({ type }) => type.startsWith("aws:"))).to.deep.equal([]);
    expect(graph.outputs).to.deep.equal({ edgeHeader: "none" });
  });
});
