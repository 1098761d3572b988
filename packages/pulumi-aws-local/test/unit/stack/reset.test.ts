import { expect } from "chai";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { NOTES, Notes, PASSWORD } from "./support/notes";

describe("LocalStack.reset", function () {
  this.timeout(120_000);
  let notes: Notes;
  before(async () => (notes = await Notes.start()));
  afterEach(() => notes.stack.reset());
  after(() => notes?.program.stop());

  it("restores declared items and users, and deletes later items, accounts and mails", async () => {
    await notes.put("second");
    await notes.put("first", "changed");
    await notes.signUp("grace@example.com");
    expect(await notes.mails()).to.deep.equal(["grace@example.com"]);
    await notes.call("DeleteUser", await notes.signIn("ada@example.com"));

    await notes.stack.reset();

    expect(await notes.count()).to.equal(1);
    expect(await notes.mails()).to.deep.equal([]);
    expect(await notes.outcome(notes.signIn("ada@example.com"))).to.equal("ok");
    expect(await notes.outcome(notes.signUp("grace@example.com"))).to.equal("ok");
    expect(await notes.mails()).to.deep.equal(["grace@example.com"]);
  });

  it("ends later sign-ins, and resets the counters of attempts", async () => {
    const { RefreshToken } = await notes.signIn("ada@example.com");
    for (let attempt = 0; attempt < 8; attempt++) {
      await notes.outcome(notes.signIn("ada@example.com", "wrong-Password-1"));
    }
    expect(await notes.outcome(notes.signIn("ada@example.com"))).to.contain("attempts exceeded");

    await notes.stack.reset();

    expect(await notes.outcome(notes.signIn("ada@example.com"))).to.equal("ok");
    expect(await notes.outcome(notes.refresh(RefreshToken))).to.contain("Invalid Refresh Token");
  });

  it("handles requests that arrive meanwhile with the restored state", async () => {
    await notes.put("second");
    const counts: unknown[] = [];
    let isOver = false;
    /** Sends one request after the other, the last one after the reset, and returns its response. */
    const countUntilOver = async (): Promise<unknown> => {
      for (let isLast = false; !isLast;) {
        isLast = isOver;
        counts.push(await notes.count());
      }
      return counts.at(-1);
    };
    const resetting = notes.stack.reset().finally(() => (isOver = true));
    const last = await Promise.all(Array.from({ length: 20 }, countUntilOver));
    await resetting;
    expect(last).to.deep.equal(last.map(() => 1));
    expect([1, 2]).to.include.members(counts);
  });

  it("undoes a concurrent write, or applies it afterwards, completely", async () => {
    const writes = Array.from({ length: 20 }, async (_, at) => {
      await notes.put(`note ${at}`);
      await notes.signUp(`user${at}@example.com`);
    });
    await Promise.all([notes.stack.reset(), ...writes]);
    const mails = await notes.mails();
    expect(await notes.outcome(notes.signIn("ada@example.com", PASSWORD))).to.equal("ok");
    expect(mails.length).to.be.at.most(20);
    for (const address of mails) {
      expect(await notes.outcome(notes.signUp(address))).to.contain("UsernameExistsException");
    }
  });

  it("closes WebSockets as when an API restarts", async () => {
    const { closed } = await notes.connect();
    await notes.stack.reset();
    expect(await closed).to.equal(1001);
  });

  it("sets the clock back", async () => {
    notes.stack.clock.advance(24 * 3600_000);
    await notes.stack.reset();
    expect(Math.abs(notes.stack.clock.now() - Date.now())).to.be.below(1000);
  });

  it("leaves no large data behind, and copies none of it", async () => {
    const data = join(notes.program.folder.path, "data");
    const text = "x".repeat(300_000);
    for (let at = 0; at < 60; at++) await notes.put(`large ${at}`, text);

    await notes.stack.reset();
    expect(await notes.count()).to.equal(1);
    await notes.stack.reset(); // the remains of the first one have been deleted by then

    const databases = readdirSync(join(data, "databases"));
    const sizes = databases.map((name) => {
      const file = join(data, "databases", name, "dynamodb.sqlite");
      return existsSync(file) ? statSync(file).size : 0;
    });
    expect(Math.max(...sizes)).to.be.below(1024 ** 2);
    expect(existsSync(join(data, "dynamodb.sqlite"))).to.equal(false);
  });

  it("restores the state after the deployment of a changed program", async () => {
    await notes.put("second");
    await notes.program.apply(`${NOTES}\nitem("third");`);
    await notes.put("fourth");

    await notes.stack.reset();

    expect(await notes.count()).to.equal(3);
    await notes.program.apply(NOTES, true);
    expect(await notes.count()).to.equal(2);
  });

  it("keeps the restored state when the stack starts again", async () => {
    await notes.put("second");
    await notes.stack.reset();
    const before = await notes.count();
    await notes.put("kept");

    await notes.program.restart(NOTES);

    expect(await notes.count()).to.equal(Number(before) + 1);
    const folder = join(notes.program.folder.path, "data");
    expect(readdirSync(join(folder, "databases"))).to.have.length(1);
  });
});
