import { expect } from "chai";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { cachedBuild } from "../../../infra/shared/buildCache";

describe("cachedBuild", () => {
  const name = `test-${process.pid}`;
  const cache = resolve(__dirname, "../../../node_modules/.cache/jukebox");
  const cached = (): string[] =>
    readdirSync(cache)
      .filter((file) => file.startsWith(name))
      .map((file) => join(cache, file));
  let folder: string;
  let calls: number;
  const build = (settings?: unknown) =>
    cachedBuild(name, { sources: [folder], settings }, () => ++calls);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "jukebox-build-"));
    writeFileSync(join(folder, "a.ts"), "1");
    calls = 0;
  });
  afterEach(() =>
    [...cached(), folder].forEach((path) => rmSync(path, { recursive: true, force: true })),
  );

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

  it("keeps the results with other settings", () => {
    expect([1, 2, 1, 2].map((a) => build({ a }))).to.deep.equal([1, 2, 1, 2]);
  });

  it("keeps the 16 newest results", () => {
    for (let a = 1; a <= 18; a += 1) build({ a });
    expect(cached()).to.have.length(16);
    expect(build({ a: 18 })).to.equal(18);
  });

  it("builds again if the cached result is damaged", () => {
    build();
    const [file] = cached();
    writeFileSync(file!, '{"key":');
    expect(build()).to.equal(2);
  });
});
