import { expect } from "chai";
import { ignoreChange } from "../../../src/program/ignoreChange";
import { parsePropertyPath } from "../../../src/program/propertyPath";

type Case = [title: string, path: string, old: object, now: object, expected?: object];

// The cases of TestReset in pulumi/pulumi, sdk/go/common/resource; without a result, nothing is ignored.
const CASES: Case[] = [
  ["a missing key", "missing", { root: 1 }, { root: 2 }],
  ["a missing key of what is not an object", "root.missing", { root: 1 }, { root: 2 }],
  ["a key of what was an object", "root.nested", { root: { nested: 1 } }, { root: 2 }],
  [
    "a key of what was no object",
    "root.nested",
    { root: 1 },
    { root: { nested: 2 } },
    { root: {} },
  ],
  ["a missing key along the path", "missing.path", { root: 1 }, { root: 2 }],
  ["a missing index", "array[1]", { array: [1] }, { array: [1] }],
  ["an index of what is not a list", "root[0]", { root: 1 }, { root: 2 }],
  ["an index of what was a list", "root[0]", { root: [1] }, { root: 2 }],
  ["an index of what was no list", "root[0]", { root: 1 }, { root: [2] }],
  ["an index below zero", "array[-1]", { array: [1] }, { array: [2] }],
  ["an index that the old list lacks", "root[1]", { root: [2] }, { root: [3, 4] }],
  ["an index that the new list lacks", "root[1]", { root: [1, 2] }, { root: [3] }],
  [
    "an index along the path that the old list lacks",
    "root[1].a",
    { root: [{ a: 1 }] },
    { root: [{ a: 3 }, { a: 4 }] },
  ],
  ["a single key", "root", { root: 1 }, { root: 2 }, { root: 1 }],
  ["a single key that is new", "root", {}, { root: 2 }, {}],
  ["a single key that has gone", "root", { root: 1 }, {}, { root: 1 }],
  ["a nested key", "root.a", { root: { a: 1 } }, { root: { a: 2 } }, { root: { a: 1 } }],
  ["a nested key that is new", "root.a", { root: {} }, { root: { a: 2 } }, { root: {} }],
  ["a nested key that has gone", "root.a", { root: { a: 1 } }, { root: {} }, { root: { a: 1 } }],
  ["a nested key that has gone with its parent", "root.a", { root: { a: 1 } }, {}],
  ["a nested key that is new with its parent", "root.a", {}, { root: { a: 2 } }, { root: {} }],
  ["an element", "array[0]", { array: [1] }, { array: [2] }, { array: [1] }],
  [
    "a key of an element",
    "a[0].b",
    { a: [{ b: 1 }] },
    { a: [{ b: 2, c: 3 }] },
    { a: [{ b: 1, c: 3 }] },
  ],
  ["all", "*", { root: 1, gone: 2 }, { root: 2, added: 3 }, { root: 1, gone: 2 }],
  ["a key of all", "*.a", { root: { a: 1 } }, { root: { a: 2 } }, { root: { a: 1 } }],
  [
    "a key of all elements",
    "r[*].a",
    { r: [{ a: 1 }, { a: 2 }] },
    { r: [{ a: 3 }, { a: 4 }] },
    { r: [{ a: 1 }, { a: 2 }] },
  ],
  ["all elements", "r[*]", { r: [1, 2] }, { r: [3, 4] }, { r: [1, 2] }],
  ["all keys, one of them new", "root.*", { root: {} }, { root: { a: 2 } }, { root: {} }],
  ["all keys, one of them gone", "root.*", { root: { a: 2 } }, { root: {} }, { root: { a: 2 } }],
  ["all keys of what was a list", "root.*", { root: [1] }, { root: { a: 2 } }],
  ["all elements of what was an object", "root.*", { root: { a: 2 } }, { root: [1] }],
  ["all of what is neither", "root.*", { root: { a: 2 } }, { root: 1 }],
  ["a key of all of what is neither", "root.*.a", { root: 1 }, { root: { a: 2 } }],
  ["all elements of a list that is empty now", "r[*]", { r: [1] }, { r: [] }],
  [
    "a secret",
    "root",
    { root: { $secret: "hash" } },
    { root: "new" },
    { root: { $secret: "hash" } },
  ],
  ["a key of what is a secret", "root.$secret", { root: { $secret: "a" } }, { root: "b" }],
];

describe("ignoreChange", () => {
  for (const [title, path, old, now, expected = now] of CASES) {
    it(`treats ${title} as Pulumi does`, () => {
      const given = structuredClone({ now, old });
      expect(ignoreChange(now, old, parsePropertyPath(path))).to.deep.equal(expected);
      expect({ now, old }).to.deep.equal(given);
    });
  }
});
