import { expect } from "chai";
import { plainItem } from "../../../../src/workbench/ui/tables/plainValue";

describe("plainItem", () => {
  it("converts every DynamoDB type", () => {
    const item = {
      s: { S: "a" },
      n: { N: "1.5" },
      big: { N: "12345678901234567890" },
      b: { B: "AAE=" },
      bool: { BOOL: false },
      none: { NULL: true },
      ss: { SS: ["a"] },
      ns: { NS: ["1", "2"] },
      list: { L: [{ S: "a" }, { M: { n: { N: "0" } } }] },
    };
    expect(plainItem(item)).to.eql({
      s: "a",
      n: 1.5,
      big: "12345678901234567890",
      b: "AAE=",
      bool: false,
      none: null,
      ss: ["a"],
      ns: [1, 2],
      list: ["a", { n: 0 }],
    });
  });
});
