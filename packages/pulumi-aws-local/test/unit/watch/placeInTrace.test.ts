import { expect } from "chai";
import { posix, win32 } from "node:path";
import { PACKAGE_FOLDER } from "../../../src/core/sourceFile";
import { placeInTrace } from "../../../src/watch/placeInTrace";

const trace = (...frames: string[]): string =>
  ["Error: at fault", ...frames.map((frame) => `    at ${frame}`)].join("\n");

describe("placeInTrace", () => {
  const PLACE = { file: "infra/tables.ts", line: 3, column: 14 };

  for (const [what, frame] of [
    ["a function", "new Tables (/shop/infra/tables.ts:3:14)"],
    ["a module", "/shop/infra/tables.ts:3:14"],
    ["an async function", "async create (/shop/infra/tables.ts:3:14)"],
    ["a function without a name that was awaited", "async /shop/infra/tables.ts:3:14"],
    ["an ES module", "file:///shop/infra/tables.ts:3:14"],
    ["an async function of an ES module", "async create (file:///shop/infra/tables.ts:3:14)"],
  ] as const) {
    it(`finds ${what}`, () => {
      expect(placeInTrace(trace(frame), "/shop", posix)).to.deep.equal(PLACE);
    });
  }

  it("finds a file of a folder with parentheses and spaces", () => {
    const frames = ["f (/my (old) shops/file:/x/infra/tables.ts:3:14)"];
    const found = placeInTrace(trace(...frames), "/my (old) shops/file:/x", posix);
    expect(found).to.deep.equal(PLACE);
    const url = "file:///my%20(old)%20shops/infra/tables.ts:3:14";
    expect(placeInTrace(trace(url), "/my (old) shops", posix)).to.deep.equal(PLACE);
  });

  for (const frame of [
    String.raw`new Tables (C:\Users\me\shop\infra\tables.ts:3:14)`,
    String.raw`c:\users\me\shop\infra\tables.ts:3:14`,
    "file:///C:/Users/me/shop/infra/tables.ts:3:14",
    "async create (file:///C:/Users/me/shop/infra/tables.ts:3:14)",
  ]) {
    it(`finds it on Windows: ${frame}`, () => {
      const found = placeInTrace(trace(frame), String.raw`C:\Users\me\shop`, win32);
      expect(found).to.deep.equal(PLACE);
    });
  }

  it("passes over packages, the emulator, Node and other projects", () => {
    const others = [
      "f (/shop/node_modules/@pulumi/pulumi/output.js:1:2)",
      "f (/shopping/index.ts:1:2)",
      "f (node:internal/modules/cjs/loader:1:2)",
      "async Promise.all (index 0)",
      "f (<anonymous>)",
    ];
    const frames = [...others, "/shop/infra/tables.ts:3:14", "/shop/index.ts:9:9"];
    expect(placeInTrace(trace(...frames), "/shop", posix)).to.deep.equal(PLACE);
    expect(placeInTrace(trace(...others), "/shop", posix)).to.equal(undefined);
    const own = `f (${PACKAGE_FOLDER}/src/stack.ts:1:2)`;
    expect(placeInTrace(trace(own), PACKAGE_FOLDER, posix)).to.equal(undefined);
  });

  it("finds nothing where there is no trace", () => {
    expect(placeInTrace(undefined, "/shop")).to.equal(undefined);
  });
});
