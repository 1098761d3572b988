import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineProcesses } from "../chaos/support/engineProcess";
import { runStart, SMALL } from "./support/runStart";

describe("An engine that ends repeatedly", function () {
  this.timeout(60_000);
  let folder: string;
  before(function () {
    if (process.platform !== "linux") this.skip(); // needs /proc to find the engine
  });
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "jukebox-ends-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("ends the stack with a message that names the engine and its exit", async () => {
    const run = runStart(folder, ...SMALL);
    await run.printed(/^ready/m);
    const killed = new Set<number>();
    const timer = setInterval(() => {
      for (const engine of engineProcesses(folder).filter((id) => !killed.has(id))) {
        killed.add(engine);
        process.kill(engine, "SIGKILL");
      }
    }, 20);
    const code = await run.ended();
    clearInterval(timer);
    expect(code, run.output()).to.equal(1);
    expect(killed.size).to.equal(5);
    expect(run.output()).to.match(
      /^error: The DynamoDB engine ended 5 times on ".*dynamodb\.sqlite" and is not restarted\. Last time: by SIGKILL\b/m,
    );
    expect(engineProcesses(folder)).to.deep.equal([]);
  });

  it("is not restarted if its log is missing, which the stack reports", async () => {
    const run = runStart(folder, ...SMALL);
    await run.printed(/^ready/m);
    rmSync(join(folder, "dynamodb.sqlite-wal"));
    process.kill(engineProcesses(folder)[0]!, "SIGKILL");
    expect(await run.ended(), run.output()).to.equal(1);
    expect(run.output()).to.match(/^error: ".*dynamodb\.sqlite-wal" is missing or empty/m);
  });
});
