import { expect } from "chai";
import { Notes } from "./support/notes";

const DAY_MS = 24 * 3600_000;

describe("LocalStack.clock", function () {
  this.timeout(60_000);
  let notes: Notes;
  before(async () => (notes = await Notes.start()));
  afterEach(() => notes.stack.reset());
  after(() => notes?.program.stop());

  it("expires access tokens, then refresh tokens", async () => {
    const { AccessToken, RefreshToken } = await notes.signIn("ada@example.com");
    expect(await notes.outcome(notes.call("GetUser", { AccessToken }))).to.equal("ok");
    notes.stack.clock.advance(3601_000);
    const expired = await notes.outcome(notes.call("GetUser", { AccessToken }));
    expect(expired).to.contain("Access Token has expired");
    expect(await notes.outcome(notes.refresh(RefreshToken))).to.equal("ok");
    notes.stack.clock.advance(31 * DAY_MS);
    expect(await notes.outcome(notes.refresh(RefreshToken))).to.contain("expired");
  });

  it("dates mails", async () => {
    notes.stack.clock.set(new Date("2031-05-01T12:00:00Z"));
    await notes.signUp("grace@example.com");
    expect(notes.stack.inbox.list()[0]!.at).to.match(/^2031-05-01T12:00/);
  });

  it("accepts requests that clients sign with the machine's time", async () => {
    notes.stack.clock.advance(400 * DAY_MS);
    await notes.put("second");
    expect(await notes.count()).to.equal(2);
  });

  it("rejects an invalid time", () => {
    const { clock } = notes.stack;
    expect(() => clock.advance(Number.NaN)).to.throw("clock.advance(NaN): expected a time");
    expect(() => clock.set(new Date("never"))).to.throw("expected a time");
    expect(() => clock.set(1e300)).to.throw("expected a time");
    expect(Math.abs(clock.now() - Date.now())).to.be.below(1000);
  });
});
