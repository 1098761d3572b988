import { expect } from "chai";
import { posix, win32 } from "node:path";
import { projectPath } from "../../../src/core/projectPath";

describe("projectPath", () => {
  it("names files relative to the folder", () => {
    expect(projectPath("/shop", "/shop/infra/tables.ts", posix)).to.equal("infra/tables.ts");
    expect(projectPath("/shop", "/shop", posix)).to.equal("");
    expect(projectPath("/shop", "/shop/..name", posix)).to.equal("..name");
  });

  it("leaves files outside of the folder unnamed", () => {
    for (const file of ["/shopping/index.ts", "/index.ts", "/"]) {
      expect(projectPath("/shop", file, posix)).to.equal(undefined);
    }
  });

  it("writes paths of Windows with /, and compares them without case", () => {
    const file = String.raw`c:\Users\ME\shop\infra\tables.ts`;
    expect(projectPath(String.raw`C:\Users\Me\shop`, file, win32)).to.equal("infra/tables.ts");
  });

  it("knows other drives and shares of Windows as outside", () => {
    for (const file of [String.raw`D:\shop\index.ts`, String.raw`\\server\shop\index.ts`]) {
      expect(projectPath(String.raw`C:\shop`, file, win32)).to.equal(undefined);
    }
  });
});
