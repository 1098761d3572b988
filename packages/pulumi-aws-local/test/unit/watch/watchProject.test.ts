import { expect } from "chai";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { watchProject, type ProjectWatch } from "../../../src/watch/watchProject";

describe("watchProject", () => {
  let folder: string;
  let watch: ProjectWatch;
  let calls: string[][];
  /** Ends the current call of `saved`. */
  let finish: () => void;
  let whenSuperseded: Promise<void>;
  let whenSaved: Promise<void>;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "watch-")));
    writeFileSync(join(folder, "index.ts"), "");
    writeFileSync(join(folder, "other.ts"), "");
    calls = [];
    whenSaved = new Promise((started) => {
      whenSuperseded = new Promise((superseded) => {
        watch = watchProject({
          projectDir: folder,
          ignored: [],
          appliedAt: Date.now() + 60_000,
          saved(files) {
            calls.push(files);
            started();
            return new Promise((done) => (finish = done));
          },
          superseded,
          failed: (error) => expect.fail(error.message),
        });
      });
    });
  });
  afterEach(async () => {
    finish();
    await watch.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("applies a later save as soon as the current one ends", async () => {
    writeFileSync(join(folder, "index.ts"), "1");
    await whenSaved;
    writeFileSync(join(folder, "other.ts"), "22");
    await whenSuperseded;
    expect(calls).to.deep.equal([["index.ts"]]);
    finish();
    await new Promise(setImmediate);
    expect(calls).to.deep.equal([["index.ts"], ["other.ts"]]);
  });
});
