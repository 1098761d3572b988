import { expect } from "chai";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  checkSupported,
  compileEdgeFunction,
  compileResolver,
  startDynamoDb,
  VisibleError,
} from "../../../src";

/** As callers in JavaScript may call it. */
async function rejection(call: () => unknown): Promise<string> {
  const error = await (async () => call())().then(
    () => expect.fail(`it accepts ${String(call)}`),
    (reason: unknown) => reason,
  );
  expect(error, String(error)).to.be.instanceOf(VisibleError);
  return (error as Error).message;
}

describe("functions that need no stack", () => {
  it("reject code that is not text", async () => {
    for (const compile of [compileResolver, compileEdgeFunction] as ((code: any) => unknown)[]) {
      expect(await rejection(() => compile(undefined))).to.equal(
        '"code" is undefined; expected a string.',
      );
    }
  });

  it("reject the name of a handler that does not exist, and a missing context", async () => {
    const code = compileResolver(
      "export const request = () => ({}); export const response = () => 1;",
    );
    const evaluate = code.evaluate as (...given: unknown[]) => unknown;
    expect(await rejection(() => evaluate("reqest", {}))).to.equal(
      '"handler" is "reqest"; expected "request" or "response".',
    );
    expect(await rejection(() => evaluate("request"))).to.equal(
      '"context" is undefined; expected an object.',
    );
    expect(evaluate("response", {})).to.include({ resultJson: "1" });
  });

  it("reject missing inputs of a resource", async () => {
    const check = checkSupported as (...given: unknown[]) => void;
    expect(await rejection(() => check("aws:s3/bucket:Bucket", "site"))).to.equal(
      '"inputs" is undefined; expected an object.',
    );
  });

  describe("startDynamoDb", () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), "startDynamoDb-"))));
    after(() => rmSync(folder, { recursive: true }));

    it("rejects a path without a file, and creates nothing", async () => {
      const missing = join(folder, "none");
      const cases: [options: any, message: string][] = [
        [null, "The argument of startDynamoDb is null; expected an object."],
        [{ fil: "x" }, 'startDynamoDb has no option "fil"; it has file.'],
        [{ file: 5 }, '"file" is 5; expected a string that is not empty.'],
        [{ file: folder }, `"file" is "${folder}", which is a folder; expected a file.`],
        [
          { file: join(missing, "x.sqlite") },
          `"file" is "${join(missing, "x.sqlite")}"; the folder "${missing}" does not exist.`,
        ],
      ];
      for (const [options, message] of cases) {
        expect(await rejection(() => startDynamoDb(options))).to.equal(message);
      }
      expect(readdirSync(folder)).to.deep.equal([]);
    });
  });
});
