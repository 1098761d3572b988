import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { expect } from "chai";

const TOOLS = resolve(__dirname, "../../tools");
const FILES = ["ensureInstalled.cjs", "isInstalledByNpm.cjs", "npmCommand.cjs", "workAlone.cjs"];
const INSTALL = ["-e", 'require("./tools/ensureInstalled.cjs").ensureInstalled()'];

/**
 * A stand-in for npm, because tests must not need a registry: it reports its start and end, and
 * ends on request.
 */
const NPM = `#!${process.execPath}
const { appendFileSync, existsSync, mkdirSync } = require("node:fs");
appendFileSync("npm.log", process.argv[2] + " begins\\n");
if (process.env.NPM_FAILS) process.exit(1);
const timer = setInterval(() => {
  if (!existsSync("may-end")) return;
  clearInterval(timer);
  mkdirSync("node_modules", { recursive: true });
  appendFileSync("npm.log", process.argv[2] + " ends\\n");
}, 20);
`;

describe("installation by the first command", () => {
  let clone: string;
  let env: NodeJS.ProcessEnv;
  const npmLog = (): string => readFileSync(join(clone, "npm.log"), "utf8");
  const lock = (): string => join(clone, ".installing");
  const letEnd = (): void => writeFileSync(join(clone, "may-end"), "");

  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), "jukebox-clone-"));
    for (const folder of ["tools", "bin"]) mkdirSync(join(clone, folder));
    for (const file of FILES) {
      copyFileSync(join(TOOLS, file), join(clone, "tools", file));
    }
    writeFileSync(join(clone, "package-lock.json"), "{}");
    writeFileSync(join(clone, "bin", "npm"), NPM, { mode: 0o755 });
    writeFileSync(join(clone, "bin", "npm-cli.js"), NPM);
    env = {
      ...process.env,
      PATH: `${join(clone, "bin")}${delimiter}${process.env["PATH"]}`,
      npm_execpath: join(clone, "bin", "npm-cli.js"), // counts on Windows
    };
  });
  afterEach(() => rmSync(clone, { recursive: true }));

  const command = (more: NodeJS.ProcessEnv = {}): { status: number | null; stderr: string } => {
    letEnd();
    return spawnSync(process.execPath, INSTALL, {
      cwd: clone,
      encoding: "utf8",
      env: { ...env, ...more },
    });
  };

  it("is done once for two commands that start at the same time", async () => {
    const commands = [0, 1].map(() => spawn(process.execPath, INSTALL, { cwd: clone, env }));
    let output = "";
    for (const { stderr } of commands) {
      stderr.on("data", (text) => {
        output += text;
        if (output.includes("Waiting")) letEnd();
      });
    }
    const ends = await Promise.all(commands.map((one) => once(one, "close")));
    expect(ends).to.deep.equal([
      [0, null],
      [0, null],
    ]);
    expect(npmLog()).to.equal("ci begins\nci ends\n");
    expect(output.match(/Installing dependencies/g)).to.have.length(1);
    expect(output).to.match(/Waiting while process \d+ installs the dependencies/);
    expect(existsSync(lock())).to.equal(false);
  });

  it("is not done again until npm's lock file changes", () => {
    command();
    command();
    expect(npmLog()).to.equal("ci begins\nci ends\n");
    writeFileSync(join(clone, "package-lock.json"), '{ "packages": {} }');
    command();
    expect(npmLog()).to.equal("ci begins\nci ends\n".repeat(2));
  });

  describe("after a plain `npm ci`", () => {
    const entry = (version: string, more = {}): object => ({
      version,
      integrity: "sha512-x",
      ...more,
    });
    const writeLocks = (wanted: object, installed: object): void => {
      mkdirSync(join(clone, "node_modules"));
      const list = (packages: object): string => JSON.stringify({ packages });
      writeFileSync(join(clone, "package-lock.json"), list({ "": {}, ...wanted }));
      writeFileSync(join(clone, "node_modules", ".package-lock.json"), list(installed));
    };
    const hasInstalled = (): boolean => {
      expect(command().status).to.equal(0);
      return existsSync(join(clone, "npm.log"));
    };

    it("is not done again", () => {
      const packages = { "node_modules/a": entry("1.0.0") };
      writeLocks(packages, packages);
      expect(hasInstalled()).to.equal(false);
    });

    it("ignores missing optional packages, which are for other platforms", () => {
      const own = { "node_modules/a": entry("1.0.0") };
      writeLocks({ ...own, "node_modules/b": entry("1.0.0", { optional: true }) }, own);
      expect(hasInstalled()).to.equal(false);
    });

    for (const [what, installed] of Object.entries({
      "a package is missing": {},
      "a package has another version": { "node_modules/a": entry("0.9.0") },
    })) {
      it(`is done if ${what}`, () => {
        writeLocks({ "node_modules/a": entry("1.0.0") }, installed);
        expect(hasInstalled()).to.equal(true);
      });
    }
  });

  it("is not blocked by a command that was killed during the installation", () => {
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    writeFileSync(lock(), String(pid));
    const { status, stderr } = command();
    expect(status).to.equal(0);
    expect(stderr).to.equal("Installing dependencies (once) ...\n");
    expect(existsSync(lock())).to.equal(false);
  });

  it("reports an error, and is repeated by the next command", () => {
    const { status, stderr } = command({ NPM_FAILS: "1" });
    expect(status).to.equal(1);
    expect(stderr).to.contain(
      "error: The dependencies could not be installed: Command failed: npm ci",
    );
    expect(existsSync(lock())).to.equal(false);
    expect(command().status).to.equal(0);
  });
});
