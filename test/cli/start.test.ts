import { expect } from "chai";
import { fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createStack, type CreateStackOptions } from "pulumi-aws-local";
import { SMALL } from "../faults/support/runStart";
import { refusal } from "../support/refusal";
import { sharedStack, startStack, type RunningStack } from "../support/stack";

const PROJECT = resolve(__dirname, "../..");
const START = join(PROJECT, "tools/local.cjs");

/** Runs `npm start` with arguments that it must reject. */
function refused(...args: string[]): { status: number | null; stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, [START, "start", ...args], {
    encoding: "utf8",
    timeout: 15_000,
  });
  return { status, stderr };
}

/** The error with which a start of the same program in this process is refused. */
function refusedHere(options: CreateStackOptions): Promise<string> {
  const started = createStack({ program: PROJECT, ...options });
  return refusal(started.then((stack) => stack.close()));
}

describe("npm start", () => {
  let stack: RunningStack;
  let folder: string;
  before(async () => (stack = await sharedStack()));
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "jukebox-start-"))));
  afterEach(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true, force: true });
  });

  it("writes the outputs for scripts", () => {
    const outputs = JSON.parse(readFileSync(join(stack.dataDir, "outputs.json"), "utf8"));
    const { origin } = stack;
    expect(outputs).to.have.all.keys(
      "region",
      "graphqlUrl",
      "realtimeUrl",
      "userPoolId",
      "userPoolClientId",
      "identityPoolId",
      "siteUrl",
      "awsEndpoint",
    );
    expect(outputs).to.deep.include({
      graphqlUrl: `${origin}/graphql`,
      realtimeUrl: `${origin.replace("http", "ws")}/graphql/realtime`,
      siteUrl: origin,
      awsEndpoint: origin,
    });
  });

  it("makes generated secrets readable for their owner only", () => {
    // Windows has no file modes: docs/local-stack.md#machines.
    const { mode } = statSync(join(stack.dataDir, "secrets.json"));
    if (process.platform !== "win32") expect(mode & 0o077).to.equal(0);
    expect(stack.demoPassword).to.have.length.at.least(20);
  });

  it("refuses unknown options and malformed values", () => {
    expect(refused("--prot", "1").stderr)
      .to.contain("Unknown option '--prot'")
      .and.contain("--port N");
    const { status, stderr } = refused("--port=70000");
    expect(status).to.equal(1);
    expect(stderr).to.contain('--port is "70000"; expected a whole number from 0 to 65535.');
    expect(refused("--config", "hours").stderr).to.contain(
      '--config is "hours"; expected KEY=VALUE.',
    );
    expect(refused("--access-token-seconds", "0").stderr).to.contain("from 1 to 86400");
  });

  it("names an invalid setting of the program in one line", () => {
    const args = ["--port", "0", "--data", folder, "--config", "guestCartHours=0"];
    const { status, stderr } = refused(...args);
    expect(status).to.equal(1);
    expect(stderr).to.equal(
      'error: Setting "jukebox:guestCartHours" is "0"; it must be a whole number of hours from 1 to 8760.\n',
    );
  });

  it("refuses a port in use", async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    const message = await refusedHere({ port, dataDir: folder });
    server.close();
    expect(message).to.equal(
      `Port ${port} is in use. Stop what uses it, or choose another with --port N (0: any free one).`,
    );
  });

  it("refuses a data folder that another run uses", () => {
    const { status, stderr } = refused("--port", "0", "--data", stack.dataDir);
    expect(status).to.equal(1);
    expect(stderr).to.contain(`The data folder "${stack.dataDir}" is in use by another run.`);
  });

  it("refuses a data folder that it cannot use", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const message = await refusedHere({ dataDir: file });
    expect(message).to.contain(`The data folder "${file}" can't be used:`);
  });

  it("does not empty a folder with foreign files", () => {
    writeFileSync(join(folder, "thesis.txt"), "years of work");
    const { status, stderr } = refused("--port", "0", "--data", folder, "--reset");
    expect(status).to.equal(1);
    expect(stderr).to.contain('it holds other files ("thesis.txt")');
    expect(readFileSync(join(folder, "thesis.txt"), "utf8")).to.equal("years of work");
  });

  it("ends within 2 s on request, with exit code 0", async () => {
    const own = await startStack({ args: SMALL });
    const before = Date.now();
    expect(await own.stop()).to.equal(0);
    expect(Date.now() - before).to.be.below(2000);
  });

  it("ends with exit code 0 when the program that forked it disconnects", async () => {
    const args = ["start", "--port", "0", "--data", folder, "--no-watch", ...SMALL];
    const child = fork(START, args, {
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    await new Promise<void>((done, fail) => {
      let output = "";
      child.stdout!.on("data", (chunk: Buffer) => {
        if (/^ready /m.test((output += chunk))) done();
      });
      child.once("exit", () => fail(new Error(output)));
    });
    const ended = once(child, "exit");
    child.disconnect();
    expect(await ended).to.deep.equal([0, null]);
  });

  it("refuses requests with a foreign host name", async () => {
    const { port } = new URL(stack.origin);
    const { request } = await import("node:http");
    const status = await new Promise((done) => {
      const headers = { host: "evil.example" };
      request({ port, host: "127.0.0.1", path: "/_local/inbox", headers }, (response) => {
        response.resume();
        done(response.statusCode);
      }).end();
    });
    expect(status).to.equal(421);
  });
});
