import { expect } from "chai";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEngine } from "../../../src/services/dynamodb/engine";
import { NOTES, Notes } from "./support/notes";

describe("LocalStack.snapshot and restore", function () {
  this.timeout(120_000);
  let notes: Notes;
  before(async () => (notes = await Notes.start()));
  afterEach(() => notes.stack.reset());
  after(() => notes?.program.stop());

  /** Message of the error of a promise. */
  const refusal = (promise: Promise<unknown>): Promise<string> => notes.outcome(promise);

  it("restores several snapshots, in any order and repeatedly", async () => {
    await notes.put("second");
    await notes.signUp("grace@example.com");
    const two = await notes.stack.snapshot();
    await notes.put("third");
    const three = await notes.stack.snapshot();
    const counts = [];
    for (const snapshot of [two, three, three, two]) {
      await notes.put("another");
      await notes.stack.restore(snapshot);
      counts.push(await notes.count());
    }
    expect(counts).to.deep.equal([2, 3, 3, 2]);
    expect(await notes.mails()).to.deep.equal(["grace@example.com"]);
    expect(await notes.outcome(notes.signUp("grace@example.com"))).to.contain("UsernameExists");
  });

  it("restores sign-ins, lock-outs and the clock", async () => {
    const { RefreshToken } = await notes.signIn("ada@example.com");
    for (let attempt = 0; attempt < 8; attempt++) {
      await notes.outcome(notes.signIn("ada@example.com", "wrong-Password-1"));
    }
    notes.stack.clock.advance(60_000);
    await notes.outcome(notes.signIn("ada@example.com", "wrong-Password-1"));
    const locked = await notes.stack.snapshot();
    await notes.stack.reset();
    expect(await notes.outcome(notes.signIn("ada@example.com"))).to.equal("ok");

    await notes.stack.restore(locked);

    expect(await notes.outcome(notes.signIn("ada@example.com"))).to.contain("attempts exceeded");
    expect(await notes.outcome(notes.refresh(RefreshToken))).to.equal("ok");
    expect(notes.stack.clock.now() - Date.now()).to.be.within(59_000, 61_000);
  });

  it("rejects a snapshot of another deployment, naming the changed resources", async () => {
    const snapshot = await notes.stack.snapshot();
    await notes.program.apply(`${NOTES}\ntable("more");`);
    await notes.put("second");

    const message = await refusal(notes.stack.restore(snapshot));

    expect(message).to.contain("The snapshot can't be restored");
    expect(message).to.contain('"more" (aws:dynamodb/table:Table)');
    expect(await notes.count()).to.equal(2);
    await notes.program.apply(NOTES, true);
  });

  it("rejects a snapshot of another stack", async () => {
    expect(await refusal(notes.stack.restore({ id: "other" }))).to.contain(
      'There is no snapshot "other"',
    );
  });

  it("rejects on a full disk, and changes nothing", async () => {
    await notes.put("second");
    const snapshot = await notes.stack.snapshot();
    await notes.put("third");
    const real = fs.statfsSync;
    const full = { bavail: 0, bsize: 4096 } as ReturnType<typeof fs.statfsSync>;
    fs.statfsSync = (() => full) as unknown as typeof fs.statfsSync;
    try {
      expect(await refusal(notes.stack.snapshot())).to.match(/disk.* is full/);
      expect(await refusal(notes.stack.restore(snapshot))).to.match(/disk.* is full/);
    } finally {
      fs.statfsSync = real;
    }
    expect(await notes.count()).to.equal(3);
    await notes.stack.restore(snapshot);
    expect(await notes.count()).to.equal(2);
  });
});

describe("A stack that takes no snapshots", function () {
  this.timeout(60_000);

  async function refusals(): Promise<string[]> {
    const notes = await Notes.start(process.env.DYNAMODB_ENDPOINT ? undefined : {});
    const { stack } = notes;
    try {
      return await Promise.all(
        [stack.reset(), stack.snapshot(), stack.restore({ id: "any" })].map(notes.outcome),
      );
    } finally {
      await notes.program.stop();
    }
  }

  it("reports that it was not started as resettable", async () => {
    for (const refusal of await refusals()) expect(refusal).to.contain("not started as resettable");
  });

  it("reports that its DynamoDB engine is external", async () => {
    const folder = fs.mkdtempSync(join(tmpdir(), "jukebox-engine-"));
    const engine = await startEngine(join(folder, "dynamodb.sqlite"));
    process.env.DYNAMODB_ENDPOINT = engine.endpoint;
    try {
      for (const refusal of await refusals()) expect(refusal).to.contain("DYNAMODB_ENDPOINT");
    } finally {
      delete process.env.DYNAMODB_ENDPOINT;
      await engine.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
