import { expect } from "chai";
import { brokenConstraints } from "../../../src/core/memberConstraints";

const broken = (rule: string, value = ""): string =>
  `Value${value} at 'userPool.name' failed to satisfy constraint: Member must ${rule}`;

describe("brokenConstraints", () => {
  const of = (value: string | number, constraints: object): string[] =>
    brokenConstraints(value, "userPool.name", constraints);

  it("describes each constraint that a text violates", () => {
    const constraints = { min: 5, max: 6, pattern: "[a-z]+", values: ["alpha", "omega"] };
    expect(of("Ab", constraints)).to.deep.equal([
      broken("satisfy enum value set: [alpha, omega]", " 'Ab'"),
      broken("satisfy regular expression pattern: [a-z]+", " 'Ab'"),
      broken("have length greater than or equal to 5", " 'Ab'"),
    ]);
    expect(of("alpha", constraints)).to.deep.equal([]);
  });

  it("does not match patterns against a text that is too long", () => {
    expect(of("ABCDEFG", { max: 6, pattern: "[a-z]+" })).to.deep.equal([
      broken("have length less than or equal to 6", " 'ABCDEFG'"),
    ]);
  });

  it("compares numbers by their value", () => {
    expect(of(0, { min: 1, max: 10 })).to.deep.equal([
      broken("have value greater than or equal to 1", " '0'"),
    ]);
    expect(of(11, { min: 1, max: 10 })).to.deep.equal([
      broken("have value less than or equal to 10", " '11'"),
    ]);
    expect(of(10, { min: 1, max: 10 })).to.deep.equal([]);
  });

  it("does not repeat a sensitive value", () => {
    expect(of("secret", { pattern: "\\d+", sensitive: true })).to.deep.equal([
      broken("satisfy regular expression pattern: \\d+"),
    ]);
  });
});
