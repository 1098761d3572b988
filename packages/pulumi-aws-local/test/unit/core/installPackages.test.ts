import { expect } from "chai";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
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

  it("replaces a folder that was there before", function () {
    this.timeout(20_000);
    const folder = join(home, "kept");
    mkdirSync(folder);
    writeFileSync(join(folder, "broken"), "");
    installPackages(folder, [`file:${join(home, "small")}`], "Installing small (a test) ...");
    expect(existsSync(join(folder, "broken"))).to.equal(false);
    expect(existsSync(join(folder, "node_modules", "small", "package.json"))).to.equal(true);
  });

  it("lets several processes install the same at the same time", async function () {
    this.timeout(60_000);
    const folder = join(home, "kept", "here");
    const call = `installPackages(${JSON.stringify(folder)}, ["file:${join(home, "small").replaceAll("\\", "/")}"], "Installing")`;
    const source = JSON.stringify(require.resolve("../../../src/core/installPackages"));
    const args = ["--require", require.resolve("tsx/cjs"), "-e", `require(${source}).${call}`];
    const runs = [1, 2, 3].map(() => promisify(execFile)(process.execPath, args));
    for (const { stderr } of await Promise.all(runs)) expect(stderr).to.equal("Installing\n");
    expect(existsSync(join(folder, "node_modules", "small", "package.json"))).to.equal(true);
    expect(readdirSync(join(home, "kept"))).to.deep.equal(["here"]);
  });

  it("leaves nothing when npm fails, and says why", function () {
    this.timeout(20_000);
    const folder = join(home, "kept", "here");
    const missing = `file:${join(home, "missing")}`;
    expect(() => installPackages(folder, [missing], "Installing nothing (a test) ...")).to.throw(
      /missing/,
    );
    expect(readdirSync(join(home, "kept"))).to.deep.equal([]);
  });
});
