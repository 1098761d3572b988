import { expect } from "chai";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { engineProcesses } from "../chaos/support/engineProcess";

const PROJECT = resolve(__dirname, "../..");
const SMALL = join(PROJECT, "test/support/smallProgram");

/** Time in which the stack must notice the end of its parent and stop. */
const END_MS = 10_000;

interface Command {
  npm: ChildProcess;
  /** npm's child process: a shell, or the stack if the shell has replaced itself. */
  shell: number;
  stack: number;
  port: number;
}

describe("npm start, ended from outside", function () {
  this.timeout(60_000);
  let folder: string;
  let command: Command | undefined;
  before(function () {
    if (process.platform !== "linux") this.skip(); // needs /proc to find processes
  });
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "jukebox-npm-"))));
  afterEach(() => {
    if (command !== undefined && isRunning(command.stack)) process.kill(command.stack, "SIGKILL");
    command = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  const ends: [what: string, end: (command: Command) => void][] = [
    ["npm gets SIGTERM", ({ npm }) => npm.kill("SIGTERM")],
    ["npm is killed", ({ npm }) => npm.kill("SIGKILL")],
    ["the shell of npm is killed", ({ shell }) => process.kill(shell, "SIGKILL")],
    ["the terminal is closed", ({ npm }) => process.kill(-npm.pid!, "SIGHUP")],
  ];
  for (const [what, end] of ends) {
    it(`stops the stack cleanly, with its engine, when ${what}`, async () => {
      command = await npmStart(folder);
      const { stack, port } = command;
      end(command);
      await until(() => !isRunning(stack), "the stack ends");
      expect(engineProcesses(folder)).to.deep.equal([]);
      expect(await isOpen(port)).to.equal(false);
      const state = readFileSync(join(folder, "dynamodb.sqlite-state"), "utf8");
      expect(state).to.match(/^closed /);
    });
  }

  it("keeps running after its parent ends if it was started without npm", async () => {
    const start = `node tools/local.cjs start --program "$1" --port 0 --no-watch --data "$0" >"$0/out" 2>&1 & echo $!; wait`;
    const shell = spawn("sh", ["-c", start, folder, SMALL], {
      cwd: PROJECT,
      stdio: ["ignore", "pipe", 2],
    });
    let pid = "";
    shell.stdout!.on("data", (chunk: Buffer) => (pid += chunk));
    await until(() => /^ready/m.test(textOf(join(folder, "out"))), "ready");
    command = { npm: shell, shell: shell.pid!, stack: Number(pid), port: 0 };
    const exited = new Promise((done) => shell.once("exit", done));
    shell.kill("SIGKILL");
    await exited;
    const parent = (): string => readFileSync(`/proc/${Number(pid)}/stat`, "utf8").split(" ")[3]!;
    await until(() => parent() !== String(shell.pid), "the stack has another parent");
    await new Promise((done) => setTimeout(done, 600)); // twice the interval of the check
    expect(isRunning(Number(pid))).to.equal(true);
    process.kill(Number(pid), "SIGTERM");
    await until(() => !isRunning(Number(pid)), "the stack ends");
  });
});

async function npmStart(folder: string): Promise<Command> {
  const options = ["--program", SMALL, "--port", "0", "--data", folder, "--no-watch"];
  const npm = spawn("npm", ["start", "--", ...options], {
    cwd: PROJECT,
    detached: true, // a separate process group, as in a terminal
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  npm.stdout!.on("data", (chunk: Buffer) => (output += chunk));
  await until(() => /^ready /m.test(output), "ready");
  const port = Number(/^ready http:\/\/localhost:(\d+)/m.exec(output)![1]);
  const shell = childrenOf(npm.pid!)[0]!;
  return { npm, shell, stack: childrenOf(shell)[0] ?? shell, port };
}

function childrenOf(pid: number): number[] {
  const children = textOf(`/proc/${pid}/task/${pid}/children`).trim();
  const stacks = children
    .split(" ")
    .map(Number)
    .filter((child) => child > 0);
  return stacks.filter((child) => textOf(`/proc/${child}/cmdline`).includes("local.cjs"));
}

/** A process that has ended and was not reaped yet has no command line. */
function isRunning(pid: number): boolean {
  return textOf(`/proc/${pid}/cmdline`) !== "";
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

async function until(isSo: () => boolean, what: string): Promise<void> {
  for (const deadline = Date.now() + (what === "ready" ? 40_000 : END_MS); !isSo();) {
    if (Date.now() > deadline) throw new Error(`Not in time: ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => (socket.destroy(), done(true)));
    socket.once("error", () => done(false));
  });
}
