import { expect } from "chai";

const { npmCommand } = require("../../tools/npmCommand.cjs") as {
  npmCommand(platform: string, node: string, env: object): string[];
};

describe("npmCommand", () => {
  it("is npm on PATH, except on Windows", () => {
    expect(npmCommand("linux", "/usr/bin/node", {})).to.deep.equal(["npm"]);
    expect(npmCommand("darwin", "/opt/homebrew/bin/node", {})).to.deep.equal(["npm"]);
  });

  it("is npm's own JavaScript on Windows, where npm is a shell script", () => {
    const node = String.raw`C:\Program Files\nodejs\node.exe`;
    const installed = String.raw`C:\Program Files\nodejs\node_modules\npm\bin\npm-cli.js`;
    expect(npmCommand("win32", node, {})).to.deep.equal([node, installed]);
    const pnpm = { npm_execpath: String.raw`C:\pnpm\bin\pnpm.cjs` };
    expect(npmCommand("win32", node, pnpm)).to.deep.equal([node, installed]);
  });

  it("is the npm that runs the script on Windows, even if its Node has no npm", () => {
    const node = String.raw`C:\cache\node.exe`;
    const npm_execpath = String.raw`C:\npm\bin\npm-cli.js`;
    expect(npmCommand("win32", node, { npm_execpath })).to.deep.equal([node, npm_execpath]);
  });
});
