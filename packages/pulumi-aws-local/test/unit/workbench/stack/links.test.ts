import { expect } from "chai";
import type { ResourceView } from "../../../../src/workbench/stack/stackTypes";
import { createLinks } from "../../../../src/workbench/ui/stack/links";

function resource(urn: string, more: Partial<ResourceView>): ResourceView {
  const base = { type: "aws:x/y:Y", name: urn, kind: "real" as const, withoutEffect: [] };
  return { ...base, urn, inputs: {}, outputs: {}, ...more };
}

const table = resource("table", {
  id: "shop-carts-249ffe2",
  outputs: { arn: "arn:aws:dynamodb:eu-west-1:0:table/shop-carts-249ffe2" },
});
const shorter = resource("shorter", { id: "shop-carts" });
const bucket = resource("bucket", { id: "shop-site" });
const policy = resource("policy", { id: "shop-site", inputs: { bucket: "shop-site" } });
const role = resource("role", {
  id: "shop-role",
  inputs: {
    policy: '{"Resource":"arn:aws:dynamodb:eu-west-1:0:table/shop-carts-249ffe2/index/*"}',
    nested: [{ table: "shop-carts-249ffe2" }],
    self: "shop-role",
  },
});
const links = createLinks([table, shorter, bucket, policy, role]);

describe("createLinks", () => {
  it("finds ids and ARNs inside texts, the longest name if several match", () => {
    expect(links.split("on shop-carts-249ffe2/index, shop-carts.", "role")).to.eql([
      { text: "on " },
      { text: "shop-carts-249ffe2", urn: "table" },
      { text: "/index, " },
      { text: "shop-carts", urn: "shorter" },
      { text: "." },
    ]);
  });

  it("ignores names that are part of a longer word, and the owner's own", () => {
    expect(links.split("shop-carts-else xshop-role", "role")).to.eql([
      { text: "shop-carts-else xshop-role" },
    ]);
    expect(links.split("shop-role", "role")).to.eql([{ text: "shop-role" }]);
  });

  it("finds the resources that refer to a resource in their inputs", () => {
    expect(links.usedBy("table")).to.eql(["role"]);
    expect(links.usedBy("role")).to.eql([]);
  });

  it("resolves a shared name to the resource declared first", () => {
    expect(links.usedBy("bucket")).to.eql(["policy"]);
    expect(links.usedBy("policy")).to.eql([]);
  });
});
