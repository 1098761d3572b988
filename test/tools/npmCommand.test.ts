import { expect } from "chai";

const { npmCommand } = require("../../tools/npmCommand.cjs") as {
  npmCommand(platform: string, node: string): string[];
};

describe("npmCommand", () => {
  it("is npm on PATH, except on Windows", () => {
    expect(npmCommand("linux", "/usr/bin/node")).to.deep.equal(["npm"]);
    expect(npmCommand("darwin", "/opt/homebrew/bin/node")).to.deep.equal(["npm"]);
  });

  it("is npm's own JavaScript on Windows, where npm is a shell script", () => {
    expect(npmCommand("win32", "C:\\Program Files\\nodejs\\node.exe")).to.deep.equal([
      "C:\\Program Files\\nodejs\\node.exe",
      "C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js",
    ]);
  });
});
