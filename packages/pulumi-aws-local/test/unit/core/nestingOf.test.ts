import { expect } from "chai";
import { nestingOf } from "../../../src/core/nestingOf";
import { nestsTooDeep } from "../../../src/core/nestsTooDeep";

describe("nestingOf", () => {
  it("counts brackets outside strings and comments once there are many", () => {
    const many = "[".repeat(50);
    const cases: [string, "JSON" | "GraphQL", number][] = [
      ['{"a":[1,[2]]}', "JSON", 3],
      [`{"a":"${many}","b\\"${many}":[1]}`, "JSON", 2],
      [`{"a":"\\\\",${many}`, "JSON", 51],
      [`{ a # ${many}\n (b: 1) }`, "GraphQL", 2],
      [`{ a(b: """ "${many} \\""" ${many} """) }`, "GraphQL", 2],
      [`{ a(b: "${many}`, "GraphQL", 2],
      [`"unfinished\n${many}`, "GraphQL", 50],
    ];
    for (const [text, language, depth] of cases) {
      expect(nestingOf(text, 10, language), text).to.equal(depth);
    }
  });

  it("counts all brackets while there are few enough", () => {
    expect(nestingOf('"[[["', 3, "JSON")).to.equal(3);
    expect(nestingOf('"[[[["', 3, "JSON")).to.equal(0);
  });
});

describe("nestsTooDeep", () => {
  it("allows a thousand levels", () => {
    const nested = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
    expect([1000, 1001].map((levels) => nestsTooDeep(nested(levels)))).to.deep.equal([false, true]);
    expect(nestsTooDeep(JSON.stringify(nested(100_000)))).to.equal(false);
  });
});
