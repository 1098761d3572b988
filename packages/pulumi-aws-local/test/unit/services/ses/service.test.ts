import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { Inbox } from "../../../../src/services/ses/service";
import type { Streamed } from "../../../../src/core/http";
import { openStateStore, type StateStore } from "../../../../src/core/stateStore";
import { Events } from "../../../../src/workbench/events";

describe("Inbox", () => {
  const clock = { now: () => Date.UTC(2026, 0, 2) };
  let directory: string;
  let state: StateStore;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "jukebox-inbox-"));
    state = openStateStore(directory);
  });
  afterEach(async () => {
    await state.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const mail = (subject: string) => ({
    from: "a@example.com",
    to: ["b@example.com"],
    subject,
    text: "Hello",
    source: "cognito" as const,
  });

  it("publishes only the id of each mail", () => {
    const heard: unknown[] = [];
    const events = new Events();
    (events.stream().body as Streamed)((chunk) => heard.push(chunk));
    const { id } = new Inbox({ state, clock, events }).deliver(mail("one"));
    expect(heard.slice(1)).to.eql([`event: mail\ndata: {"id":"${id}"}\n\n`]);
  });

  it("lists the newest mail first", () => {
    const inbox = new Inbox({ state, clock });
    const first = inbox.deliver(mail("one"));
    const second = inbox.deliver(mail("two"));
    expect(first).to.deep.equal({ ...mail("one"), id: first.id, at: "2026-01-02T00:00:00.000Z" });
    expect(inbox.list()).to.deep.equal([second, first]);
  });

  it("keeps mails through a restart", async () => {
    const sent = new Inbox({ state, clock }).deliver(mail("one"));
    await state.close();
    state = openStateStore(directory);
    const inbox = new Inbox({ state, clock });
    const next = inbox.deliver(mail("two"));
    expect(inbox.list()).to.deep.equal([next, sent]);
  });

  it("keeps only the newest 500", () => {
    const inbox = new Inbox({ state, clock });
    for (let number = 1; number <= 502; number++) inbox.deliver(mail(String(number)));
    const subjects = inbox.list().map(({ subject }) => subject);
    expect([subjects.length, subjects[0], subjects[499]]).to.deep.equal([500, "502", "3"]);
  });
});
