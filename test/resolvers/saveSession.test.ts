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
  it("merges keys, removes those given as null and keeps the others, including null ones", () => {
    const { saved } = save({ a: 1, b: null, c: 3 }, { a: null, d: 4 });
    expect(saved).to.deep.equal({ b: null, c: 3, d: 4 });
  });

  it("merges into data with more keys than AppSync's limit of loop iterations", () => {
    const held = many("", 1020);
    expect(save(held, { x: 1 })).to.deep.equal({ saved: { ...held, x: 1 }, error: undefined });
  });

  it("rejects a merge of more than 500 keys, which REPLACE accepts", () => {
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

  it("keeps data that nest 50 levels", () => {
    const deep = JSON.parse(`${'{"a":['.repeat(25)}1${"]}".repeat(25)}`);
    expect(save({ b: 1 }, deep)).to.deep.equal({ saved: { b: 1, ...deep }, error: undefined });
    expect(save(deep, { b: deep }).saved).to.deep.equal({ ...deep, b: deep });
    expect(save({ b: 1 }, deep, "REPLACE").saved).to.deep.equal(deep);
  });

  describe("stores data exactly or not at all", () => {
    /** "ok", or the error for the data; data written into the document are not in a variable. */
    const outcome = (text: string, written = false): string => {
      const { error } = evaluate("Mutation.saveSession", "request", {
        arguments: { data: JSON.parse(text), expectedVersion: 0 },
        info: { variables: written ? {} : { other: 1, text: "{", data: text } } as never,
      });
      return error?.type ?? "ok";
    };

    for (const number of [
      "0",
      "-1",
      "0.1",
      "1.50",
      "100",
      "1e3",
      "1E+05",
      "1e300",
      "-2.5e-300",
      "9007199254740991",
      "0.30000000000000004",
      "0.7999999999999999",
      "1.7976931348623157e308",
      "5e-324",
      "100000000000000000000",
      "1000000000000000000000000",
    ]) {
      it(`keeps ${number}`, () => {
        expect(outcome(`{"a": ["9.5", {"b":\n${number}}, true]}`)).to.equal("ok");
      });
    }

    for (const number of [
      "12345678901234567890",
      "-9007199254740993",
      "9007199254740993.0",
      "1e400",
      "-1e400",
      "1e-400",
      "0.1000000000000000055511151231257827",
      "1.00000000000000000001",
      "123456789.123456789123",
      "-0",
      "-0.0",
      "-0e5",
      "1.7976931348623159e308",
      "9".repeat(400),
    ]) {
      it(`rejects ${number.slice(0, 40)}`, () => {
        expect(outcome(`{"a": ["text", {"b": ${number}}]}`)).to.equal("InvalidInput");
        expect(outcome(`{"a":${number},"b":"x"}`)).to.equal("InvalidInput");
      });
    }

    it("rejects a duplicate name in an object, of which one would be lost", () => {
      expect(outcome('{"a": 1, "b": {"c": 1, "c": 2}}')).to.equal("InvalidInput");
      expect(outcome('{"a": 1, "b": {"a": 1, "c:a": ":"}}')).to.equal("ok");
    });

    it("treats numbers inside texts and names as text", () => {
      const text = String.raw`{"1e400": "12345678901234567890", "-0": "\\", "x\"": "\": 1e400, \\\"-0"}`;
      expect(outcome(text)).to.equal("ok");
    });

    it("keeps as many numbers as fit", () => {
      const numbers = Array.from({ length: 400 }, () => Math.random());
      expect(outcome(JSON.stringify({ numbers, small: Array(2000).fill(7) }))).to.equal("ok");
    });

    it("also rejects large whole numbers in the document itself", () => {
      expect(outcome('{"a": 12345678901234567890}', true)).to.equal("InvalidInput");
      expect(outcome('{"a": -12345678901234567890123}', true)).to.equal("InvalidInput");
      expect(
        outcome('{"a": [1e300, 0.30000000000000004, 5, "12345678901234567890"]}', true),
      ).to.equal("ok");
    });
  });
});
