import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";

const FILE = JSON.stringify(join(__dirname, "../../../loader/codeCache.cjs"));

describe("keepCode", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "code-"));
    save("value.js", "exports.value = () => 1;\n");
    save("main.js", `const { value } = require("./value.js");\nconsole.log(value());\n`);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const save = (name: string, text: string): void => writeFileSync(join(folder, name), text);

  /** Files of compiled code. */
  const kept = (): string[] =>
    readdirSync(folder)
      .filter((name) => name.startsWith("kept"))
      .map((name) => join(folder, name));

  /** @returns the output */
  function node(script: string): string {
    const options = { encoding: "utf8", cwd: folder } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", script], options);
    expect(status).to.equal(0);
    return stdout + stderr;
  }

  /** Runs main.js. */
  const plain = (): string => node(`require("./main.js");`);

  /** Runs main.js with kept code, and saves it. */
  const run = (path = "kept"): string =>
    node(
      `const { keepCode, saveCode } = require(${FILE}); keepCode("${path}"); require("./main.js"); saveCode();`,
    );

  it("saves the compiled code once, and runs it in later processes", () => {
    expect(run()).to.equal("1\n");
    const [file, ...others] = kept();
    expect(others).to.deep.equal([]);
    const { mtimeMs } = statSync(file!);
    expect(run()).to.equal("1\n");
    expect(statSync(file!).mtimeMs).to.equal(mtimeMs);
    expect(readFileSync(file!, "latin1")).to.contain(join(folder, "value.js"));
  });

  it("compiles a changed file again, and saves it", () => {
    run();
    const before = readFileSync(kept()[0]!);
    save("value.js", "exports.value = () => 2;\n");
    expect(run()).to.equal("2\n");
    expect(readFileSync(kept()[0]!).equals(before)).to.equal(false);
    expect(run()).to.equal("2\n");
  });

  it("runs without the file if it is damaged or cannot be written", () => {
    run();
    writeFileSync(kept()[0]!, "damaged");
    expect(run()).to.equal("1\n");
    rmSync(kept()[0]!);
    expect(run("missing/kept")).to.equal("1\n");
  });

  it("gives modules what Node gives them", () => {
    const names = "typeof exports, typeof module.exports, __filename, __dirname";
    save(
      "main.js",
      `#!/usr/bin/env node\nconsole.log(require.resolve("./value.js"), require("./given.js"));`,
    );
    save("given.js", `module.exports = [this === exports, require.main === undefined, ${names}];`);
    for (let round = 0; round < 2; round++) expect(run()).to.equal(plain());
  });

  it("keeps line and column of errors, and import()", () => {
    save(
      "value.js",
      "exports.value = () => 1; (() => { console.log(new Error('x').stack); })();\n",
    );
    const frame = plain().split("\n")[1];
    expect(frame).to.contain("value.js:1:");
    for (let round = 0; round < 2; round++) expect(run().split("\n")[1]).to.equal(frame);
    save("value.js", `exports.value = () => 1; import("./module.mjs");\n`);
    save("module.mjs", "console.log('imported');\n");
    for (let round = 0; round < 2; round++) expect(run()).to.equal("1\nimported\n");
  });
});
