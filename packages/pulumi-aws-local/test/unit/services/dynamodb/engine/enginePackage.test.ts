import { expect } from "chai";
import {
  ENGINE_VERSION,
  enginePackage,
} from "../../../../../src/services/dynamodb/engine/enginePackage";

const { optionalDependencies } = require("../../../../../package.json") as {
  optionalDependencies: Record<string, string>;
};

describe("enginePackage", () => {
  for (const target of ["darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64"]) {
    it(`is @dynoxide/${target}`, () => {
      const [platform, arch] = target.split("-") as [string, string];
      const expected = { name: `@dynoxide/${target}`, program: "dynoxide" };
      expect(enginePackage(platform, arch)).to.deep.equal(expected);
    });
  }

  it("has a program with .exe on Windows", () => {
    const expected = { name: "@dynoxide/win32-x64", program: "dynoxide.exe" };
    expect(enginePackage("win32", "x64")).to.deep.equal(expected);
  });

  it("is undefined for platforms without an engine build", () => {
    expect(enginePackage("win32", "arm64")).to.equal(undefined);
    expect(enginePackage("freebsd", "x64")).to.equal(undefined);
  });

  it("has one exact version, which package.json pins for the platforms that it installs", () => {
    expect(Object.keys(optionalDependencies)).to.include("@dynoxide/linux-x64");
    for (const version of Object.values(optionalDependencies)) {
      expect(version).to.equal(ENGINE_VERSION);
    }
  });
});
