import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { FileCompiler } from "../../../../../src/program/host/typescript/fileCompiler";

const OUTSIDE = tmpdir().includes("node_modules") ? "/tmp" : tmpdir();

const TYPED = "export const a: number = 1;";

const compileFiles = (files: string[], folder: string, cache: string) =>
  new FileCompiler(folder, cache).compile(files);

describe("FileCompiler", () => {
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
    const files = [save("a.ts", TYPED), save("b.cts", "enum B { One }")];
    const compiled = compileFiles(files, folder, cache);
    expect([...compiled.keys()].sort()).to.deep.equal(files);
    expect(compiled.get(files[0]!)).to.contain("const a = 1").and.contain("sourceMappingURL");
    expect(compiled.get(files[1]!)).to.contain('B2["One"]');
    expect(readdirSync(cache)).to.have.length(2);
    for (const kept of readdirSync(cache)) writeFileSync(join(cache, kept), "kept");
    expect([...compileFiles(files, folder, cache).values()]).to.deep.equal(["kept", "kept"]);
  });

  it("returns the kept code of a file until the file changes", () => {
    const compiler = new FileCompiler(folder, cache);
    const file = save("a.ts", TYPED);
    expect(compiler.kept(file)).to.equal(undefined);
    const code = compiler.compile([file]).get(file);
    expect(compiler.kept(file)).to.equal(code);
    save("a.ts", "export const a = 2;");
    expect(compiler.kept(file)).to.equal(undefined);
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

  it("reuses the compiled files of a project that was moved", () => {
    const compile = (at: string): string => {
      mkdirSync(join(folder, at));
      return compileFiles([save(join(at, "a.ts"), TYPED)], join(folder, at), cache)
        .values()
        .next().value!;
    };
    expect(compile("first")).to.equal(compile("second"));
    expect(readdirSync(cache)).to.have.length(1);
  });

  it("does not reuse files if tsconfig.json refers to another file", () => {
    for (const at of ["first", "second"]) {
      mkdirSync(join(folder, at));
      save(join(at, "base.json"), "{}");
      save(join(at, "tsconfig.json"), '{ "extends": "./base.json" }');
      compileFiles([save(join(at, "a.ts"), TYPED)], join(folder, at), cache);
    }
    expect(readdirSync(cache)).to.have.length(2);
  });

  it("adds a source map that leads to the file, relative to its folder", () => {
    const file = save("a.ts", `interface Unused {\n  a: string;\n}\n${TYPED}`);
    const code = compileFiles([file], folder, cache).get(file)!;
    const [, encoded] = /\n\/\/# sourceMappingURL=[^,]+base64,(\S+)\n$/.exec(code)!;
    const map = new SourceMap(JSON.parse(Buffer.from(encoded!, "base64").toString()));
    const line = code.split("\n").findIndex((text) => text.includes("const a = 1"));
    const column = code.split("\n")[line]!.indexOf("a = 1");
    expect(map.findEntry(line, column)).to.include({ originalSource: "a.ts", originalLine: 3 });
  });

  it("throws esbuild's error with the position, and caches nothing", () => {
    const file = save("a.ts", "export const = 1;");
    expect(() => compileFiles([file], folder, cache)).to.throw(/a\.ts:1:13/);
    expect(() => readdirSync(cache)).to.throw("ENOENT");
  });

  it("works with a read-only cache", () => {
    const file = save("a.ts", TYPED);
    mkdirSync(join(folder, "taken"));
    const taken = save("taken/file", "");
    expect(compileFiles([file], folder, join(taken, "cache")).get(file)).to.contain("const a = 1");
  });
});
