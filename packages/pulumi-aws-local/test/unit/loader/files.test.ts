import { expect } from "chai";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeAll, renameFile } from "../../../loader/files.cjs";

describe("files", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "jukebox-files-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Fails so many times before it renames. */
  function refusing(times: number, code: string) {
    const calls: string[] = [];
    const rename = (from: string, to: string): void => {
      calls.push(`${from} ${to}`);
      if (calls.length <= times) throw Object.assign(new Error(code), { code });
    };
    return { calls, rename };
  }

  it("renames over a file", () => {
    writeFileSync(join(folder, "new"), "new");
    writeFileSync(join(folder, "old"), "old");
    renameFile(join(folder, "new"), join(folder, "old"));
    expect(readFileSync(join(folder, "old"), "utf8")).to.equal("new");
    expect(existsSync(join(folder, "new"))).to.equal(false);
  });

  for (const code of ["EACCES", "EBUSY", "EPERM"]) {
    it(`tries again on Windows after ${code}`, () => {
      const { calls, rename } = refusing(2, code);
      renameFile("a", "b", { platform: "win32", rename });
      expect(calls).to.deep.equal(["a b", "a b", "a b"]);
    });
  }

  it("throws every other error, and all errors elsewhere, at once", () => {
    const missing = refusing(1, "ENOENT");
    const { rename } = missing;
    expect(() => renameFile("a", "b", { platform: "win32", rename })).to.throw("ENOENT");
    expect(missing.calls).to.have.length(1);
    for (const platform of ["darwin", "linux"] as const) {
      const refused = refusing(1, "EPERM");
      expect(() => renameFile("a", "b", { platform, rename: refused.rename })).to.throw("EPERM");
      expect(refused.calls).to.have.length(1);
    }
  });

  it("removes a file, a folder with its files, and nothing", () => {
    mkdirSync(join(folder, "some/more"), { recursive: true });
    writeFileSync(join(folder, "some/more/file"), "");
    writeFileSync(join(folder, "file"), "");
    for (const name of ["some", "file", "nothing"]) removeAll(join(folder, name));
    expect(existsSync(join(folder, "some"))).to.equal(false);
    expect(existsSync(join(folder, "file"))).to.equal(false);
  });
});
