import { expect } from "chai";
import { mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "../support/amplifyClient";
import { outcomeOf } from "../support/outcomes";
import { createShopper } from "../support/shopper";
import type { RunningStack } from "../support/stack";
import { store } from "../support/store";
import { createStack } from "pulumi-aws-local";
import { canMount, runOnTmpfs, seenBy, SMALL_PROGRAM, type Run } from "./support/runStart";

const RECORD = "kind-of-blue";

describe("A disk that cannot be written", function () {
  this.timeout(60_000);
  let folder: string;
  let run: Run | undefined;
  before(function () {
    if (canMount()) return;
    console.log("      (skipped: this system allows no mount of a small disk)");
    this.skip();
  });
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "jukebox-disk-"))));
  afterEach(async () => {
    await run?.stop();
    run = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  it("is reported in one line if it is read-only", async () => {
    run = runOnTmpfs(folder, "ro");
    expect(await run.ended()).to.equal(1);
    expect(run.output()).to.match(
      /^error: The data folder ".+" can't be used: EROFS: read-only file system, .+ Choose another with --data DIR\.\n$/,
    );
    expect(run.output()).to.contain(`"${folder}"`);
  });

  it("is reported in one line if it is full at the start", async () => {
    run = runOnTmpfs(folder, "size=1m");
    expect(await run.ended()).to.equal(1);
    expect(run.output()).to.equal(
      `error: The data folder "${folder}" can't be used: its disk is full (1.0 MB left, 8.0 MB needed). ` +
        "Free some space, or choose another with --data DIR.\n",
    );
  });

  it("is reported once if it fills up at run time, causes typed errors, and damages nothing", async () => {
    run = runOnTmpfs(folder, "size=14m");
    await run.printed(/^ready/m);
    const inside = seenBy(run, folder);
    const outputs = JSON.parse(readFileSync(join(inside, "outputs.json"), "utf8"));
    const guest = createClient(outputs);
    const before = await store.add(guest, RECORD, 2);
    const inbox = async () => (await fetch(new URL("/_local/inbox", outputs.awsEndpoint))).json();
    const shopper = await createShopper({ outputs, inbox } as RunningStack);
    const cart = await store.add(shopper.client, RECORD);
    const untroubled = run.output();

    fill(inside);
    const outcomes = new Set<string>();
    // The engine's journal may still have space for a few small changes.
    let quantity = 2;
    for (let attempts = 0; attempts < 2000 && !outcomes.has("Unavailable"); attempts++) {
      const set = quantity === 2 ? 3 : 2;
      const outcome = await outcomeOf(store.set(guest, RECORD, set));
      if (outcome === "ok") quantity = set;
      outcomes.add(outcome);
      if (attempts % 10 === 0) fill(inside);
    }
    expect([...outcomes].filter((outcome) => outcome !== "ok")).to.deep.equal(["Unavailable"]);
    const now = await store.cart(guest);
    expect(
      now.lines.map((line) => line.quantity),
      "after changes that were refused",
    ).to.deep.equal([quantity]);
    expect(await outcomeOf(store.checkout(shopper.client, cart))).to.equal("Unavailable");
    const stranger = createClient(outputs);
    for (const client of [guest, shopper.client, stranger]) {
      const pages = ["limit: 3", "genre: JAZZ, limit: 3", "limit: 100"];
      for (const page of pages) {
        const { items } = await client.field<{ items: object[] }>(
          `{ products(${page}) { items { id tracks } nextToken } }`,
        );
        expect(items, page).to.have.length.greaterThan(2);
      }
      expect(await store.stock(client, RECORD)).to.be.greaterThan(0);
    }
    const username = "full@example.com";
    const signUp = () => guest.auth.signUp({ username, password: "Correct-Horse-7-Battery" });
    expect(await outcomeOf(signUp())).to.equal("InternalErrorException");
    expect(await outcomeOf(signUp())).to.equal("InternalErrorException");
    const said = run.output().slice(untroubled.length).trim().split("\n");
    expect(said, "what the terminal says").to.have.length(1);
    expect(said[0]).to.match(/^The disk of ".+" is full \(\d+ KB left\): writes are refused/);

    rmSync(join(inside, "filler"));
    const after = await store.set(guest, RECORD, 5);
    expect(after.id).to.equal(before.id);
    expect(after.itemCount).to.equal(5);
    expect(await outcomeOf(signUp())).to.equal("ok");
    expect((await store.add(stranger, RECORD)).itemCount).to.equal(1);
    expect((await store.checkout(shopper.client, cart)).totalCents).to.equal(cart.totalCents);
    expect(run.output().trim().split("\n").at(-1)).to.match(/^There is space again on the disk of/);
    expect(await run.stop()).to.equal(0);
  });

  it("is also reported for any folder below /proc, where no file can be created", async () => {
    const refused = await createStack({ program: SMALL_PROGRAM, dataDir: "/proc/nowhere" }).then(
      (stack) => stack.close().then(() => "none"),
      ({ message }: Error) => message,
    );
    expect(refused).to.match(/^The data folder "\/proc\/nowhere" can't be used: .+$/);
  });
});

/** Fills the remaining space. */
function fill(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail === 0) return;
  writeFileSync(join(folder, "filler"), Buffer.alloc(bavail * bsize, 1), { flag: "a" });
}
