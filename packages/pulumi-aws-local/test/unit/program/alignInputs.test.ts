import { expect } from "chai";
import { inputChanges } from "../../../src/program/lifecycle/inputChanges";

describe("inputChanges", () => {
  const index = (name: string, projectionType = "ALL") => ({ name, projectionType });

  it("ignores the order of sets only", () => {
    const before = { tags: ["a", "b"], steps: ["a", "b"] };
    const after = { tags: ["b", "a"], steps: ["b", "a"] };
    expect(inputChanges(before, after, { sets: ["tags"] }).changes).to.deep.equal(["steps"]);
  });

  it("compares set elements with the same name", () => {
    const before = { indexes: [index("one"), index("two")] };
    const after = { indexes: [index("two", "KEYS_ONLY"), index("one")] };
    expect(inputChanges(before, after, { sets: ["indexes"] }).paths).to.deep.equal([
      ["indexes", 0, "projectionType"],
    ]);
  });

  it("shows added and removed elements", () => {
    const sets = { sets: ["tags"] };
    expect(inputChanges({ tags: ["a", "b"] }, { tags: ["b"] }, sets).paths).to.have.length(1);
    expect(inputChanges({ tags: ["a"] }, { tags: ["b", "a"] }, sets).paths).to.have.length(1);
  });

  it("compares JSON texts by their value if the type takes JSON", () => {
    const [before, after] = [{ item: '{"a":1,"b":2}' }, { item: '{ "b": 2, "a": 1 }' }];
    expect(inputChanges(before, after, { json: ["item"] }).changes).to.deep.equal([]);
    expect(inputChanges(before, after).changes).to.deep.equal(["item"]);
    expect(inputChanges(before, { item: '{"a":2}' }, { json: ["item"] }).changes).to.have.length(1);
    expect(inputChanges(before, { item: "{" }, { json: ["item"] }).changes).to.have.length(1);
  });
});
