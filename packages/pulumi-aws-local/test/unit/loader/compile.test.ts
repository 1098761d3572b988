import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { linkFolder } from "../support/linkFolder";

const PACKAGE = resolve(__dirname, "../../..");
const ESBUILD = dirname(require.resolve("esbuild/package.json"));
const run = promisify(execFile);
/** esbuild treats a path with node_modules in it, which tests have as their temporary folder, as a package. */
const OUTSIDE = tmpdir().includes("node_modules") ? "/tmp" : tmpdir();

describe("compile", () => {
  let folder: string;

  const save = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const builds = (): string[] => readdirSync(join(folder, "build"));
  const load = async (script = "compileSync('index')"): Promise<string> => {
    const { stdout } = await run(
      process.execPath,
      [
        "-e",
        `const { compile, compileSync, findEntry } = require("./loader/compile.cjs");
       Promise.resolve(${script}).then((file) => console.log(require(file).value));`,
      ],
      { cwd: folder },
    );
    return stdout.trim();
  };

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(OUTSIDE, "compile-")));
    cpSync(join(PACKAGE, "loader"), join(folder, "loader"), { recursive: true });
    mkdirSync(join(folder, "node_modules"));
    linkFolder(ESBUILD, join(folder, "node_modules", "esbuild"));
    save("package.json", "{}");
    save("src/value.ts", "export const value: number = 1;\n");
    for (const entry of ["index.ts", "cli/commands.ts", "program/host/host.ts"]) {
      save(
        `src/${entry}`,
        `export * from "${"../".repeat(entry.split("/").length - 1) || "./"}value";`,
      );
    }
    save("src/services/appsync/runtime/isolated/serveJobs.ts", "export {};");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("compiles once for processes that start at the same time", async () => {
    const loads = ["compileSync('index')", "compile('cli', () => {})", "compileSync('host')"];
    expect(await Promise.all(loads.map(load))).to.deep.equal(["1", "1", "1"]);
    expect(builds()).to.have.length(1);
  });

  it("leaves nothing incomplete when a file does not compile", async () => {
    save("src/value.ts", "export const = 1;\n");
    for (const script of ["compileSync('index')", "compile('index', () => {})"]) {
      const error: any = await load(script).then(
        () => undefined,
        (reason) => reason,
      );
      expect(error?.stderr, script).to.contain("value.ts:1:13");
      expect(builds(), script).to.deep.equal([]);
    }
  });

  it("leaves nothing incomplete when the compiler fails at once", async () => {
    const compiler = join(folder, "node_modules", "esbuild");
    rmSync(compiler);
    save(
      "node_modules/esbuild/index.js",
      "exports.build = () => Promise.reject(new Error('no compiler')); exports.stop = () => {};",
    );
    const error: any = await load("compile('index', () => {})").catch((reason) => reason);
    expect(error.stderr).to.contain("no compiler");
    expect(builds()).to.deep.equal([]);
  });

  it("compiles again after a change, and keeps the last four builds", async () => {
    for (let value = 1; value <= 6; value++) {
      save("src/value.ts", `export const value = ${value};\n`);
      expect(await load()).to.equal(String(value));
    }
    expect(builds()).to.have.length(4);
    expect(await load()).to.equal("6");
    expect(builds()).to.have.length(4);
  });

  it("finds an entry in the build of the parent process, and recompiles it if the build was removed", async () => {
    await load();
    const [build] = builds();
    save("src/value.ts", "export const value = 2;\n");
    const find = `findEntry('host', ${JSON.stringify(join(folder, "build", build!))})`;
    expect(await load(find)).to.equal("1");
    rmSync(join(folder, "build", build!), { recursive: true });
    expect(await load(find)).to.equal("2");
    expect(await load("findEntry('host')")).to.equal("2");
  });

  it("names the folder that it cannot write", async () => {
    save("build", "not a folder");
    const error: any = await load().catch((reason) => reason);
    expect(error.stderr).to.contain(
      `pulumi-aws-local cannot write its compiled code to "${join(folder, "build")}" (EEXIST).`,
    );
  });
});
