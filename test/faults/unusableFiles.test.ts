import { expect } from "chai";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStack } from "pulumi-aws-local";
import { runPlan, runStart, runWithFileHandles, SMALL, SMALL_PROGRAM } from "./support/runStart";

describe("npm start with files that it cannot use", function () {
  this.timeout(60_000);
  let parent: string;
  let whole: string;
  before(async () => {
    parent = mkdtempSync(join(tmpdir(), "jukebox-unusable-"));
    whole = join(parent, "whole");
    await (await createStack({ program: SMALL_PROGRAM, dataDir: whole })).close();
  });
  after(() => rmSync(parent, { recursive: true, force: true }));

  const names = [
    "state/lock.mdb",
    "state/data.mdb",
    "outputs.json",
    "outputs.json.new",
    "secrets.json",
    "dynamodb.sqlite",
    "dynamodb.sqlite-wal",
    "dynamodb.sqlite-shm",
    "dynamodb.sqlite-state",
  ];

  /** The error message of a start that is refused. */
  function refusal(dataDir: string): Promise<string> {
    return createStack({ program: SMALL_PROGRAM, dataDir }).then(
      (stack) => stack.close().then(() => "none"),
      (error: Error) => `${error.name === "VisibleError" ? "" : error.name}${error.message}`,
    );
  }

  it("reports in one line a folder in place of a file of the data folder", async () => {
    for (const [index, name] of names.entries()) {
      const folder = join(parent, String(index));
      cpSync(whole, folder, { recursive: true });
      rmSync(join(folder, name), { force: true });
      mkdirSync(join(folder, name));
      const message = await refusal(folder);
      expect(message).to.match(/^[^\n]+$/);
      expect(message).to.contain(`"${join(folder, name)}" can't be used: it is a folder`);
      if (index > 0) continue;
      const run = runStart(folder, ...SMALL);
      expect(await run.ended(), run.output()).to.equal(1);
      expect(run.output()).to.equal(`error: ${message}\n`);
    }
  });

  it("reports a file in place of the folder, also from npm run plan", async () => {
    const folder = join(parent, "state-file");
    cpSync(whole, folder, { recursive: true });
    rmSync(join(folder, "state"), { recursive: true });
    writeFileSync(join(folder, "state"), "");
    const run = runPlan(folder, ...SMALL);
    expect(await run.ended(), run.output()).to.equal(1);
    expect(run.output()).to.match(/^error: [^\n]+ it is a file; expected a folder\.[^\n]*\n$/);
    expect(await refusal(folder)).to.match(/^[^\n]+ it is a file; expected a folder\.[^\n]*$/);
  });

  it("reports a limit of open files that is too low in one line", async function () {
    if (process.platform === "win32") this.skip();
    const run = runWithFileHandles(60, join(parent, "few"), ...SMALL);
    expect(await run.ended(), run.output()).to.equal(1);
    expect(run.output()).to.match(/^error: [^\n]*fewer than 128 more files\.[^\n]*\n$/);
  });

  it("serves open connections while other clients use up the file handles", async function () {
    if (process.platform !== "linux") this.skip();
    const run = runWithFileHandles(300, join(parent, "flood"), ...SMALL);
    await run.printed(/^ready/m);
    const port = Number(/^ready http:\/\/localhost:(\d+)/m.exec(run.output())![1]);
    const first = connect(port, "127.0.0.1");
    const flood: Socket[] = Array.from({ length: 500 }, () => connect(port, "127.0.0.1"));
    flood.forEach((socket) => socket.on("error", () => {}));
    await Promise.all(
      flood.map(
        (socket) => new Promise((done) => socket.once("connect", done).once("close", done)),
      ),
    );
    const responded = new Promise<string>((done) =>
      first.once("data", (data) => done(String(data))),
    );
    first.write("GET /_local/stack.json HTTP/1.1\r\nHost: localhost\r\n\r\n");
    expect(await responded).to.match(/^HTTP\/1\.1 200 /);
    [first, ...flood].forEach((socket) => socket.destroy());
    expect(await run.stop()).to.equal(0);
  });
});
