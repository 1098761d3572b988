import { expect } from "chai";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepResult } from "../../../../src/workbench/shell/keepResult";

describe("keepResult", () => {
  let folder: string;
  let source: string;
  let kept: string;
  let calls: number;
  const keep = () => keepResult(kept, [source], () => ({ call: ++calls }));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "jukebox-kept-"));
    source = join(folder, "ui");
    kept = join(folder, "cache", "ui.json");
    calls = 0;
    mkdirSync(source);
    writeFileSync(join(source, "main.ts"), "1");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("returns the earlier result while the sources are unchanged", () => {
    expect([keep(), keep()]).to.deep.equal([{ call: 1 }, { call: 1 }]);
    expect(readdirSync(join(folder, "cache"))).to.deep.equal(["ui.json"]);
  });

  it("recomputes the result when a source was changed or added", () => {
    keep();
    writeFileSync(join(source, "main.ts"), "2");
    expect(keep()).to.deep.equal({ call: 2 });
    writeFileSync(join(source, "more.ts"), "");
    expect(keep()).to.deep.equal({ call: 3 });
  });

  it("recomputes the result when the file is damaged or cannot be written", () => {
    keep();
    writeFileSync(kept, '{"key":');
    expect(keep()).to.deep.equal({ call: 2 });
    rmSync(kept);
    mkdirSync(kept);
    expect(keep()).to.deep.equal({ call: 3 });
  });
});
