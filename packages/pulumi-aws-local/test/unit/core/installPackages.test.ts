import { expect } from "chai";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackages } from "../../../src/core/installPackages";

/** Packages of this machine instead of a registry's. */
describe("installPackages", () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "jukebox-install-"));
    mkdirSync(join(home, "small"));
    writeFileSync(join(home, "small", "package.json"), '{ "name": "small", "version": "1.0.0" }');
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it("installs into a separate folder", function () {
    this.timeout(20_000);
    const folder = join(home, "kept", "here");
    installPackages(folder, [`file:${join(home, "small")}`], "Installing small (a test) ...");
    expect(existsSync(join(folder, "node_modules", "small", "package.json"))).to.equal(true);
    expect(readdirSync(join(home, "kept"))).to.deep.equal(["here"]);
  });

  it("leaves nothing behind when npm fails, and reports the reason", function () {
    this.timeout(20_000);
    const folder = join(home, "kept", "here");
    const missing = `file:${join(home, "missing")}`;
    expect(() => installPackages(folder, [missing], "Installing nothing (a test) ...")).to.throw(
      /missing/,
    );
    expect(readdirSync(join(home, "kept"))).to.deep.equal([]);
  });
});
