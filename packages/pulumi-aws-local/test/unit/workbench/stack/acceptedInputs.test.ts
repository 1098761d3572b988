import { expect } from "chai";
import { acceptedInputs } from "../../../../src/workbench/stack/acceptedInputs";

const handler = {
  real: ["name", "rules.action", "region"],
  accepted: ["log", "rules.label", "deep.er"],
};

describe("acceptedInputs", () => {
  it("returns set inputs without effect, nested or not, once for a list", () => {
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

  it("omits unset inputs, and inputs with an effect in one handler only", () => {
    expect(acceptedInputs({ log: undefined, rules: null, region: "eu-west-1" }, handler)).to.eql(
      [],
    );
  });
});
