import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseStack } from "../../../src/program/chooseStack";

describe("chooseStack", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "local-stacks-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (...names: string[]): void =>
    names.forEach((name) => writeFileSync(join(folder, name), ""));

  it("selects the requested stack", () => {
    write("Pulumi.yaml", "Pulumi.dev.yaml");
    expect(chooseStack(folder, "other")).to.equal("other");
  });

  it("selects the only stack, dev among several, and dev if none has a file", () => {
    write("Pulumi.yaml");
    expect(chooseStack(folder)).to.equal("dev");
    write("Pulumi.test.yaml");
    expect(chooseStack(folder)).to.equal("test");
    write("Pulumi.dev.yaml");
    expect(chooseStack(folder)).to.equal("dev");
  });

  it("rejects to choose among several without dev", () => {
    write("Pulumi.yaml", "Pulumi.a.yaml", "Pulumi.b.yaml");
    expect(() => chooseStack(folder)).to.throw(/several stacks \(a, b\)\. Name one with --stack/);
  });

  it("rejects a folder without a project", () => {
    expect(() => chooseStack(folder)).to.throw(/holds no Pulumi\.yaml/);
  });
});
