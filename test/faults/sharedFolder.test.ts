import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStack, type Stack } from "pulumi-aws-local";
import { runInOtherNetwork, SMALL, SMALL_PROGRAM } from "./support/runStart";

describe("A data folder that two network namespaces share", function () {
  this.timeout(90_000);
  let folder: string;
  before(function () {
    const { status } = spawnSync("unshare", ["-rn", "true"]);
    if (status !== 0) this.skip();
  });
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "jukebox-shared-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts in this process, in the namespace of this machine. */
  const start = (): Promise<Stack> => createStack({ program: SMALL_PROGRAM, dataDir: folder });

  it("is refused to a second run from the other namespace", async () => {
    const here = await start();
    const second = runInOtherNetwork(folder, ...SMALL);
    expect(await second.ended(), second.output()).to.equal(1);
    expect(second.output()).to.match(/^error: The data folder .* is in use by another run\./);
    await here.close();
  });

  it("is refused to this namespace while the other runs, and free again after that run was killed", async () => {
    const there = runInOtherNetwork(folder, ...SMALL);
    await there.printed(/^ready/m);
    const refused = await start().then(String, ({ message }: Error) => message);
    expect(refused).to.match(/^The data folder .* is in use by another run\./);
    process.kill(there.pid, "SIGKILL");
    await there.ended();
    await (await start()).close();
  });
});
