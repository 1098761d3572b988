import { expect } from "chai";
import { caller, evaluate, sessionItem } from "./support/resolverCode";

function save(held: unknown, data: unknown, mode?: string) {
  const { result, error } = evaluate("saveSession", "request", {
    arguments: { data, mode, expectedVersion: 0 },
    stash: { caller, session: sessionItem({ Data: JSON.stringify(held) }) },
  });
  const text = (result as any)?.update.expressionValues[":data"].S;
  return { saved: text === undefined ? undefined : JSON.parse(text), error: error?.type };
}

const many = (prefix: string, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, 1]));

describe("saveSession", () => {
  it("merges keys, drops those given as null and leaves the others, null ones too", () => {
    const { saved } = save({ a: 1, b: null, c: 3 }, { a: null, d: 4 });
    expect(saved).to.deep.equal({ b: null, c: 3, d: 4 });
  });

  it("merges into data of more keys than a loop may have rounds", () => {
    const held = many("", 1020);
    expect(save(held, { x: 1 })).to.deep.equal({ saved: { ...held, x: 1 }, error: undefined });
  });

  it("refuses a merge of more than 500 keys, which REPLACE takes", () => {
    expect(save({}, many("", 500)).error).to.equal(undefined);
    expect(save({}, many("", 501)).error).to.equal("InvalidInput");
    expect(save({}, many("", 501), "REPLACE").saved).to.deep.equal(many("", 501));
  });

  it("keeps a key called __proto__ like any other", () => {
    const data = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}');
    const { saved } = save({ a: 1 }, data);
    expect(Object.entries(saved)).to.deep.equal([
      ["a", 1],
      ["__proto__", { polluted: true }],
      ["constructor", 1],
    ]);
  });
});
