import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { cachedBuild } from "../../../infra/shared/buildCache";

describe("cachedBuild", () => {
  const name = `test-${process.pid}`;
  const file = resolve(__dirname, "../../../node_modules/.cache/jukebox", `${name}.json`);
  let folder: string;
  let calls: number;
  const build = (settings?: unknown) =>
    cachedBuild(name, { sources: [folder], settings }, () => ++calls);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "jukebox-build-"));
    writeFileSync(join(folder, "a.ts"), "1");
    calls = 0;
  });
  afterEach(() => [file, folder].forEach((path) => rmSync(path, { recursive: true, force: true })));

  it("returns the last result while sources and settings are the same", () => {
    expect([build({ a: 1 }), build({ a: 1 })]).to.deep.equal([1, 1]);
  });

  it("builds again when a source, a name or a setting has changed", () => {
    expect(build()).to.equal(1);
    writeFileSync(join(folder, "a.ts"), "2");
    expect(build()).to.equal(2);
    writeFileSync(join(folder, "b.ts"), "");
    expect(build()).to.equal(3);
    expect(build({ a: 1 })).to.equal(4);
  });

  it("builds again if the cached result is damaged", () => {
    build();
    writeFileSync(file, '{"key":');
    expect(build()).to.equal(2);
  });
});
