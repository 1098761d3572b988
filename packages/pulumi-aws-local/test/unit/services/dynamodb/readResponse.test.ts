import { expect } from "chai";
import fc from "fast-check";
import { readResponse } from "../../../../src/services/dynamodb/readResponse";

/** Whether the members of each object in a value are sorted by name. */
function isSorted(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  const names = Object.keys(value);
  const inOrder =
    Array.isArray(value) || names.every((name, at) => at === 0 || names[at - 1]! < name);
  return inOrder && Object.values(value).every(isSorted);
}

describe("readResponse", () => {
  it("reads everything that JSON.parse reads", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        expect(readResponse(json)).to.deep.equal(JSON.parse(json));
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 4 }), (value, indent) => {
        const json = JSON.stringify(value, undefined, indent);
        expect(readResponse(json)).to.deep.equal(JSON.parse(json));
      }),
    );
  });

  it("returns the attributes of items in one order, for any order of the engine", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[A-Za-z#_]{1,8}$/), { maxLength: 12 }),
        (names) => {
          const item = Object.fromEntries(names.map((name) => [name, { S: name }]));
          const read = readResponse(JSON.stringify({ Item: item }));
          expect(read).to.deep.equal({ Item: item });
          expect(isSorted(read)).to.equal(true);
        },
      ),
    );
  });

  it("keeps escapes, separators in strings and names like __proto__ unchanged", () => {
    const item = {
      a: { S: 'He said: "{[,:]}" \\ \u2028\n\\"' },
      ['b\\"']: { L: [{ N: "-1.5e-3" }, { BOOL: false }, { NULL: true }, { M: {} }, { L: [] }] },
      é: { S: "😀" },
    };
    for (const json of [
      JSON.stringify({ Item: item, Count: -0.5e2, none: null }),
      '{"Item":{"__proto__":{"S":"x"},"constructor":{"S":"y"}}}',
      '{"Item":{"\\u005f_proto__":{"S":"x"},"b":{"S":"__proto__"}}}',
      '{"Item":{"__proto__":null,"b":{"S":"y"}}}',
      '{"Item":{"10":{"S":"x"},"9":{"S":"y"}}}',
      ' { "Count" : 1 } ',
    ]) {
      expect(readResponse(json)).to.deep.equal(JSON.parse(json));
      expect(JSON.stringify(readResponse(json))).to.have.length(
        JSON.stringify(JSON.parse(json)).length,
      );
    }
  });

  for (const broken of [
    "",
    "{",
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1]',
    '["a"',
    '"a',
    '{"a":1}x',
    "nul",
    "{a:1}",
    '"\\',
  ])
    it(`rejects ${JSON.stringify(broken)} as JSON.parse does`, () => {
      expect(() => readResponse(broken)).to.throw(SyntaxError);
    });
});
