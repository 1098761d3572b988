import { expect } from "chai";
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { realPath } from "../../../src/core/realPath";
import { linkFolder } from "../support/linkFolder";

describe("realPath", () => {
  let folder: string;
  beforeEach(() => (folder = realpathSync(mkdtempSync(join(tmpdir(), "jukebox-path-")))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("follows links, as Node does for the modules of a program", () => {
    mkdirSync(join(folder, "shop", "infra"), { recursive: true });
    linkFolder(join(folder, "shop"), join(folder, "link"));
    expect(realPath(join(folder, "link", "infra"))).to.equal(join(folder, "shop", "infra"));
  });

  it("makes a path absolute that does not exist", () => {
    expect(realPath("no/such/folder")).to.equal(resolve("no/such/folder"));
  });
});
