import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import Module from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const BIN = resolve(__dirname, "../../../bin/pulumi-aws-local.cjs");
const TODO = resolve(__dirname, "../../../examples/todo");

const OPTIONS: Record<string, string[]> = {
  start: [
    "--port",
    "--program",
    "--stack",
    "--data",
    "--config",
    "--reset",
    "--allow-data-loss",
    "--access-token-seconds",
    "--allow-external-http",
    "--no-watch",
  ],
  serve: [
    "--port",
    "--provider-port",
    "--data",
    "--region",
    "--reset",
    "--access-token-seconds",
    "--allow-external-http",
  ],
  plan: ["--program", "--stack", "--data", "--config-file", "--json"],
  reset: ["--program", "--data"],
};

interface Cli {
  run(args: string[], parent: number): Promise<void>;
}

describe("pulumi-aws-local", function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "local-run-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the command in an empty folder. */
  function run(...args: string[]) {
    const options = { cwd: folder, encoding: "utf8", timeout: 30_000 } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], options);
    return { status, stdout, stderr };
  }

  /**
   * Runs a command that ends after reading its arguments in this process, which takes a tenth of the time of a new
   * process.
   */
  async function runHere(...args: string[]) {
    const { log, error } = console;
    const { exit } = process;
    const { prepareStackTrace } = Error;
    const { _compile } = Module.prototype as any;
    const printed = { status: 0, stdout: "", stderr: "" };
    console.log = (text: string) => (printed.stdout += `${text}\n`);
    console.error = (text: string) => (printed.stderr += `${text}\n`);
    process.exit = ((status: number) => (printed.status = status)) as never;
    try {
      await (require("../../../src/cli/run.cjs") as Cli).run(args, process.ppid);
    } finally {
      Object.assign(console, { log, error });
      process.exit = exit;
      Error.prepareStackTrace = prepareStackTrace;
      Object.assign(Module.prototype, { _compile });
    }
    return printed;
  }

  it("prints the same in a separate process", async () => {
    for (const args of [["start", "--help"], ["deploy"]])
      expect(run(...args)).to.deep.equal(await runHere(...args));
  });

  for (const [command, options] of Object.entries(OPTIONS)) {
    it(`prints only the options of "${command}" for --help`, async () => {
      const data = join(folder, "data");
      const { status, stdout, stderr } = await runHere(command, "--data", data, "--help");
      expect([status, stderr]).to.deep.equal([0, ""]);
      expect(stdout.startsWith(`pulumi-aws-local ${command} [options]\n`)).to.equal(true);
      const named = [...stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, name]) => name);
      expect(named).to.deep.equal(options);
      expect((await runHere(command, "-h")).stdout).to.equal(stdout);
      expect(existsSync(data)).to.equal(false);
      expect(readdirSync(folder)).to.deep.equal([]);
    });
  }

  it("prints its commands for --help", async () => {
    for (const help of ["--help", "-h", "help"]) {
      const { status, stdout, stderr } = await runHere(help);
      expect([status, stderr]).to.deep.equal([0, ""]);
      for (const command of Object.keys(OPTIONS)) expect(stdout).to.contain(`\n  ${command} `);
    }
  });

  it("rejects an unknown or missing command with its usage", async () => {
    const given: [string[], string][] = [
      [["deploy"], 'error: Unknown command "deploy".\n'],
      [["deploy", "--help"], 'error: Unknown command "deploy".\n'],
      [[], "error: There is no command.\n"],
    ];
    for (const [args, message] of given) {
      const { status, stdout, stderr } = await runHere(...args);
      expect([status, stdout]).to.deep.equal([1, ""]);
      expect(stderr.startsWith(message)).to.equal(true);
      expect(stderr).to.contain("pulumi-aws-local <command> [options]");
    }
  });

  it("rejects a stack that does not exist before it empties the data folder", () => {
    const secrets = join(folder, "secrets.json");
    writeFileSync(secrets, "{}");
    const args = ["--program", TODO, "--stack", "prod", "--data", folder, "--reset"];
    expect(run("start", ...args).stderr).to.match(/^error: There is no stack "prod"/);
    expect(readFileSync(secrets, "utf8")).to.equal("{}");
  });

  describe("start and plan reject by name, and create no data folder:", () => {
    const cases: [title: string, args: string[], message: RegExp][] = [
      ["a folder that does not exist", ["--program", "nowhere"], /nowhere" holds no Pulumi\.yaml/],
      ["a stack that does not exist", ["--program", TODO, "--stack", "prod"], /no stack "prod"/],
      ["an unknown option", ["--program", TODO, "--prot"], /Unknown option '--prot'/],
      ["what follows no option", ["--program", TODO, "more"], /Unexpected argument 'more'/],
    ];
    const expectRefusal = (printed: Awaited<ReturnType<typeof runHere>>, message: RegExp): void => {
      const { status, stdout, stderr } = printed;
      expect([status, stdout]).to.deep.equal([1, ""]);
      expect(stderr).to.match(/^error: /);
      expect(stderr).to.match(message);
      expect(existsSync(join(folder, "data"))).to.equal(false);
    };
    for (const [title, args, message] of cases) {
      it(title, async () => {
        for (const command of ["start", "plan"])
          expectRefusal(await runHere(command, ...args, "--data", join(folder, "data")), message);
      });
    }

    it("a folder without Pulumi.yaml", () => {
      const message = /holds no Pulumi\.yaml\. Name the folder .* --program/;
      for (const command of ["start", "plan"]) {
        const { status, ...said } = run(command, "--data", join(folder, "data"));
        expectRefusal({ status: status ?? -1, ...said }, message);
      }
    });
  });
});
