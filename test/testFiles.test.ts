import { resolve } from "node:path";
import { expect } from "chai";

const { listTestFiles, SECONDS } = require("./testFiles.cjs") as {
  listTestFiles(root: string): string[];
  SECONDS: Record<string, number>;
};

describe("the test files that npm test runs", () => {
  const files = listTestFiles(resolve(__dirname, ".."));

  it("contains each test file once", () => {
    expect(files).to.include.members(["test/testFiles.test.ts", "test/web/live.test.ts"]);
    expect(new Set(files).size).to.equal(files.length);
  });

  it("starts with the slowest files, each of which exists once", () => {
    const slowest = files.slice(0, Object.keys(SECONDS).length);
    for (const end of Object.keys(SECONDS))
      expect(
        slowest.filter((file) => file.endsWith(`/${end}`)),
        end,
      ).to.have.length(1);
    const seconds = slowest.map((file) => SECONDS[file.split("/").slice(-2).join("/")]);
    expect(seconds).to.deep.equal([...seconds].sort((one, other) => other! - one!));
  });
});
