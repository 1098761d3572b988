import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { compileFiles } from "../../../../../src/program/host/typescript/compileFiles";

const OUTSIDE = tmpdir().includes("node_modules") ? "/tmp" : tmpdir();

describe("compileFiles", () => {
  let folder: string;
  let cache: string;
  const save = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(OUTSIDE, "compile-files-")));
    cache = join(folder, "cache");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("compiles each file separately, and reuses compiled files", () => {
    const files = [save("a.ts", "export const a: number = 1;"), save("b.cts", "enum B { One }")];
    const compiled = compileFiles(files, folder, cache);
    expect([...compiled.keys()].sort()).to.deep.equal(files);
    expect(compiled.get(files[0]!)).to.contain("const a = 1").and.contain("sourceMappingURL");
    expect(compiled.get(files[1]!)).to.contain('B2["One"]');
    expect(readdirSync(cache)).to.have.length(2);
    for (const kept of readdirSync(cache)) writeFileSync(join(cache, kept), "kept");
    expect([...compileFiles(files, folder, cache).values()]).to.deep.equal(["kept", "kept"]);
  });

  it("compiles a file again when it or its tsconfig.json has changed", () => {
    const file = save("a.ts", "class A { x?: number }\nexport const has = 'x' in new A();");
    const has = (): boolean => {
      const module = { exports: {} as { has: boolean } };
      new Function("module", "exports", compileFiles([file], folder, cache).get(file)!)(
        module,
        module.exports,
      );
      return module.exports.has;
    };
    expect(has()).to.equal(false); // as with Pulumi's own default, the target ES2020
    save("tsconfig.json", '{ "compilerOptions": { "useDefineForClassFields": false } }');
    expect(has()).to.equal(false);
    save("tsconfig.json", '{ "compilerOptions": { "useDefineForClassFields": true } }');
    expect(has()).to.equal(true);
    save("a.ts", "export const has = false;");
    expect(has()).to.equal(false);
  });

  it("throws esbuild's error with the position, and caches nothing", () => {
    const file = save("a.ts", "export const = 1;");
    expect(() => compileFiles([file], folder, cache)).to.throw(/a\.ts:1:13/);
    expect(() => readdirSync(cache)).to.throw("ENOENT");
  });

  it("works with a read-only cache", () => {
    const file = save("a.ts", "export const a: number = 1;");
    mkdirSync(join(folder, "taken"));
    const taken = save("taken/file", "");
    expect(compileFiles([file], folder, join(taken, "cache")).get(file)).to.contain("const a = 1");
  });
});
