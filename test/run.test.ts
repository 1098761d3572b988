import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";

const RUN = join(__dirname, "run.cjs");

/**
 * A test that starts a database engine, prints its address and the folder of the run, and ends its
 * process group when its starter ends.
 */
const ENDLESS = `
  const { startDynamoDb } = require(${JSON.stringify(require.resolve("pulumi-aws-local"))});
  it("runs until Ctrl-C", async function () {
    this.timeout(0);
    process.stdin.once("end", () => process.kill(0, "SIGINT")).resume();
    const runFolder = process.env.JUKEBOX_TEST_RUN;
    const { endpoint } = await startDynamoDb({ file: runFolder + "/dynamodb.sqlite" });
    process._rawDebug("started " + endpoint + " " + runFolder + " .");
    await new Promise(() => {});
  });`;

describe("npm test", function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "jukebox-npm-test-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  for (const options of [[], ["--parallel", "--jobs=2"]])
    it(`leaves no engine and no folder behind after Ctrl-C (${options.join(" ")})`, async function () {
      if (process.platform === "win32") this.skip(); // it has no process groups
      const file = join(folder, "endless.test.ts");
      writeFileSync(file, ENDLESS);
      const { MOCHA_WORKER_ID: _id, ...env } = process.env;
      // With its own process group, which Ctrl-C in a terminal would signal.
      const child = spawn(process.execPath, [RUN, ...options, file], { detached: true, env });
      let output = "";
      child.stdout.on("data", (chunk: Buffer) => (output += chunk));
      const started = new Promise<string[]>((done) =>
        child.stderr.on("data", (chunk: Buffer) => {
          output += chunk;
          const found = /^started (\S+) (\S+) \.$/m.exec(output);
          if (found !== null) done(found.slice(1));
        }),
      );
      const ended = once(child, "close");
      const hasStarted = await Promise.race([started, ended.then(() => undefined)]);
      expect(hasStarted, output).to.be.an("array");
      const [endpoint, runFolder] = hasStarted as [string, string];
      expect([await accepts(endpoint), existsSync(runFolder)]).to.deep.equal([true, true]);
      process.kill(-child.pid!, "SIGINT");
      expect(await ended, output).to.deep.equal([null, "SIGINT"]);
      expect(existsSync(runFolder)).to.equal(false);
      while (await accepts(endpoint)) await new Promise((done) => setTimeout(done, 20));
    });
});

/** Whether a process listens at the address. */
async function accepts(endpoint: string): Promise<boolean> {
  const { hostname, port } = new URL(endpoint);
  const socket = connect(Number(port), hostname);
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
