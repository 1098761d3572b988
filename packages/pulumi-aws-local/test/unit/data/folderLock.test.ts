import { expect } from "chai";
import { constants, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isLocked, lockFolder, type LockOptions } from "../../../src/data/folderLock";

describe("lockFolder", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "jukebox-lock-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is held by one at a time, until it is released", async () => {
    expect(await isLocked(folder)).to.equal(false);
    const lock = (await lockFolder(folder))!;
    expect(await lockFolder(folder)).to.equal(undefined);
    expect(await isLocked(folder)).to.equal(true);
    await lock.release();
    expect(await isLocked(folder)).to.equal(false);
    await (await lockFolder(folder))!.release();
  });

  it("is the same by a path with symbolic links or other steps", async () => {
    const lock = (await lockFolder(folder))!;
    expect(await lockFolder(join(folder, "..", folder.split(/[\\/]/).at(-1)!))).to.equal(undefined);
    await lock.release();
  });

  describe("where the lock is a file, as on macOS", () => {
    const EXCLUSIVE = 0x20;

    /** Linux has no such flag of open(2): this stands for a system that refuses what `isHeld` says. */
    function macOs(isHeld: () => boolean, code = "EAGAIN"): LockOptions & { flags: number[] } {
      const flags: number[] = [];
      const open = (file: string, given: number, mode: number): number => {
        flags.push(given);
        if (isHeld()) throw Object.assign(new Error(code), { code });
        return openSync(file, given & ~EXCLUSIVE, mode);
      };
      return { platform: "darwin", open, flags };
    }

    it("asks for it without waiting", async () => {
      const system = macOs(() => false);
      await (await lockFolder(folder, system))!.release();
      const wanted = EXCLUSIVE | constants.O_NONBLOCK | constants.O_CREAT | constants.O_RDWR;
      expect(system.flags).to.deep.equal([wanted]);
    });

    it("is not given out while it is held, and shows as held", async () => {
      const system = macOs(() => true);
      expect(await lockFolder(folder, system)).to.equal(undefined);
      expect(await isLocked(folder, system)).to.equal(true);
    });

    it("shows as free without a file, which looking does not make", async () => {
      const system = macOs(() => false);
      expect(await isLocked(folder, system)).to.equal(false);
      const lock = (await lockFolder(folder, system))!;
      await lock.release();
      expect(await isLocked(folder, system)).to.equal(false);
    });

    it("throws where the file system has no locks", async () => {
      const error = await lockFolder(
        folder,
        macOs(() => true, "ENOTSUP"),
      ).catch((one: Error) => one);
      expect((error as Error).message).to.equal("ENOTSUP");
    });
  });
});
