import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { expect } from "chai";

const FILE = JSON.stringify(join(__dirname, "../../../loader/mapStackTraces.cjs"));

describe("mapStackTraces", () => {
  let folder: string;
  let bundle: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "traces-")));
    bundle = join(folder, "build", "main.js");
    mkdirSync(join(folder, "src"));
    const text =
      "interface Unused { a: 1 }\n\nexport function fail(): never {\n  throw new TypeError('no');\n}\n";
    writeFileSync(join(folder, "src", "fail.ts"), text);
    writeFileSync(join(folder, "src", "main.ts"), 'export { fail } from "./fail";\n');
    buildSync({
      entryPoints: [join(folder, "src", "main.ts")],
      outfile: bundle,
      bundle: true,
      platform: "node",
      format: "cjs",
      sourcemap: "linked",
      sourcesContent: false,
      logLevel: "silent",
    });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** The stack trace of the error that the bundle throws. */
  function trace(): string[] {
    const script = `require(${FILE}).mapStackTraces(${JSON.stringify(bundle)});
      const { fail } = require(${JSON.stringify(bundle)});
      try { fail(); } catch (error) { console.log(error.stack); }`;
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
    expect(stderr).to.equal("");
    return stdout.split("\n");
  }

  it("names the source file, with line and column", () => {
    const [message, frame] = trace();
    expect(message).to.equal("TypeError: no");
    expect(frame).to.equal(`    at fail (${join(folder, "src", "fail.ts")}:4:9)`);
  });

  it("names the bundle if the source map cannot be read", () => {
    writeFileSync(`${bundle}.map`, "damaged");
    expect(trace()[1]).to.match(/^ {4}at fail \(.*main\.js:\d+:\d+\)$/);
  });
});
