import { expect } from "chai";
import { contains, parsePropertyPath, pathText } from "../../../src/program/propertyPath";

// The cases of TestPropertyPath and TestPropertyPathContains in pulumi/pulumi, sdk/go/common/resource.
describe("parsePropertyPath", () => {
  const PATHS: Record<string, (string | number)[]> = {
    root: ["root"],
    "root.nested": ["root", "nested"],
    'root["nested"]': ["root", "nested"],
    'root["double"].nest': ["root", "double", "nest"],
    'root["double"]["nest"]': ["root", "double", "nest"],
    "root.array[100]": ["root", "array", 100],
    "root.array[0][1].nested": ["root", "array", 0, 1, "nested"],
    "root.array.[1]": ["root", "array", 1],
    'root["key with \\"escaped\\" quotes"]': ["root", 'key with "escaped" quotes'],
    'root["key with a ."]': ["root", "key with a ."],
    'root["with [brackets]"].a': ["root", "with [brackets]", "a"],
    '["root key with a ."][100]': ["root key with a .", 100],
    "root.array[*].field": ["root", "array", "*", "field"],
    'root.array["*"].field': ["root", "array", "*", "field"],
    "*": ["*"],
    "foo-bar.custom:tag": ["foo-bar", "custom:tag"],
  };
  for (const [text, path] of Object.entries(PATHS)) {
    it(`reads ${text}`, () => expect(parsePropertyPath(text)).to.deep.equal(path));
  }

  const REFUSED = [".a", "a.", "a[", "a[b]", "a[]", 'a["b', 'a["b"', "a[1", "[1.5]"];
  it("rejects an invalid path", () => {
    for (const text of REFUSED) {
      expect(() => parsePropertyPath(text), text).to.throw("is not a property path");
    }
  });
});

describe("contains", () => {
  const CASES: [path: string, other: string, expected: boolean][] = [
    ["root.nested", "root", false],
    ["root", "root.nested", true],
    ["root[1]", "root", false],
    ["root", "root[1]", true],
    ["root.double.nest1", "root.double.nest2", false],
    ["root[1].double", "root[1].double", true],
    ["root[1]", 'root["1"]', false],
    ["foo.*.baz", "foo.bar.baz.bam", true],
    ["foo[*].baz", "foo[1].baz.bam", true],
    ["foo[1].*.bam", "foo[1].baz.bam", true],
    ["*", "a[1].b", true],
  ];
  it("checks whether a path is a prefix of another", () => {
    for (const [path, other, expected] of CASES) {
      const result = contains(parsePropertyPath(path), parsePropertyPath(other));
      expect(result, `${path} ${other}`).to.equal(expected);
    }
  });
});

describe("pathText", () => {
  it("writes text that parses to the same path", () => {
    for (const text of ["a.b[0].c", 'a["b.c"][1]', 'a["say \\"x\\""]', "*", "a.*"]) {
      expect(pathText(parsePropertyPath(text))).to.equal(text);
    }
  });
});
