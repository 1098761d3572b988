import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInOtherNetwork, runStart, SMALL } from "./support/runStart";

describe("A data folder that two network namespaces share", function () {
  this.timeout(90_000);
  let folder: string;
  before(function () {
    const { status } = spawnSync("unshare", ["-rn", "true"]);
    if (status !== 0) this.skip();
  });
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "jukebox-shared-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is refused to a second run from either namespace", async () => {
    for (const [first, second] of [
      [runStart, runInOtherNetwork],
      [runInOtherNetwork, runStart],
    ] as const) {
      const run = first(folder, ...SMALL);
      await run.printed(/^ready/m);
      const other = second(folder, ...SMALL);
      expect(await other.ended(), other.output()).to.equal(1);
      expect(other.output()).to.match(/^error: The data folder .* is in use by another run\./);
      expect(await run.stop()).to.equal(0);
    }
  });

  it("is free again after the run in the other namespace was killed", async () => {
    const run = runInOtherNetwork(folder, ...SMALL);
    await run.printed(/^ready/m);
    process.kill(run.pid, "SIGKILL");
    await run.ended();
    const other = runStart(folder, ...SMALL);
    await other.printed(/^ready/m);
    expect(await other.stop()).to.equal(0);
  });
});
