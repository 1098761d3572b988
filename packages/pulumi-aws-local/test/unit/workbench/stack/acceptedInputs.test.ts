import { expect } from "chai";
import { acceptedInputs } from "../../../../src/workbench/stack/acceptedInputs";

const handler = {
  real: ["name", "rules.action", "region"],
  accepted: ["log", "rules.label", "deep.er"],
};

describe("acceptedInputs", () => {
  it("names what is set and has no effect, nested or not, once for a list", () => {
    const inputs = {
      name: "a",
      log: { level: "ALL" },
      rules: [
        { action: "x", label: "1" },
        { action: "y", label: "2" },
      ],
      deep: { er: { still: true } },
      tags: { Owner: "me" },
    };
    expect(acceptedInputs(inputs, handler)).to.eql(["log", "rules.label", "deep.er", "tags"]);
  });

  it("omits what is not set, and what a handler makes real although all others take it without effect", () => {
    expect(acceptedInputs({ log: undefined, rules: null, region: "eu-west-1" }, handler)).to.eql(
      [],
    );
  });
});
