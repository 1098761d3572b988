import { expect } from "chai";
import { checkProperties } from "../../../src/program/checkProperties";

describe("checkProperties", () => {
  const support = { real: ["name", "policy.minimumLength"], accepted: ["policy.history", "keys"] };
  const check = (inputs: Record<string, unknown>) => () =>
    checkProperties("aws:x/thing:Thing", "mine", inputs, support);

  it("accepts real and accepted properties at any depth, and those of every resource", () => {
    expect(
      check({
        name: "a",
        policy: { minimumLength: 8, history: { size: 1 } },
        keys: [{ any: { thing: 1 } }],
        tags: { a: "b" },
        region: "eu-west-1",
        unset: undefined,
      }),
    ).not.to.throw();
  });

  it("names an unknown property, the resource and the known properties", () => {
    expect(check({ nmae: "a" })).to.throw(
      'Resource "mine" (aws:x/thing:Thing) sets "nmae", which the local stack does not support. ' +
        "Known: keys, name, policy.history, policy.minimumLength, region, tags.",
    );
  });

  it("names an unknown nested property by its path", () => {
    expect(check({ policy: { minimumLength: 8, expiry: 1 } })).to.throw('sets "policy.expiry"');
    expect(check({ policy: [{ expiry: 1 }] })).to.throw('sets "policy.expiry"');
    expect(check({ policy: "strict" })).to.throw('sets "policy"');
  });
});
