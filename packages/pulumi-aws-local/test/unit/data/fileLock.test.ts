import { expect } from "chai";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { takeFileLock } from "../../../src/data/fileLock";

const SHORT = 1_500;
const beatMs = 50;

describe("takeFileLock", function () {
  this.timeout(20_000);
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "jukebox-lock-"));
    file = join(folder, "run.lock");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("rejects a lock that a run in another environment holds", async () => {
    const host = (await takeFileLock(file, { place: "host", beatMs }))!;
    expect(await takeFileLock(file, { place: "container", staleMs: SHORT })).to.equal(undefined);
    host.release();
    expect(existsSync(file)).to.equal(false);
  });

  it("takes over a lock left by a killed run in another environment", async () => {
    writeFileSync(file, "0000 container\n");
    const host = (await takeFileLock(file, { place: "host", staleMs: 200 }))!;
    host.release();
  });

  it("takes over a lock left by a killed run in its own environment at once", async () => {
    writeFileSync(file, "0000 host\n");
    const host = (await takeFileLock(file, { place: "host", staleMs: 60_000 }))!;
    host.release();
  });

  it("detects that another run has taken the lock, and does not release it", async () => {
    const first = (await takeFileLock(file, { place: "host", beatMs }))!;
    writeFileSync(file, "0000 container\n");
    await first.lost;
    first.release();
    expect(existsSync(file)).to.equal(true);
  });
});
