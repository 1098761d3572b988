import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { caller, evaluate, nowSeconds } from "./support/resolverCode";
import { StoreTables, type Item } from "./support/storeTables";

/** A new user for one test. */
const user = () => ({ ...caller, ownerId: `user#${randomUUID()}` });
const guest = () => ({ ...caller, guest: true, ownerId: `guest#${randomUUID()}`, userId: "" });
type Who = ReturnType<typeof user>;

const cartOf = ({ ownerId }: Who, changes: Item = {}): Item => ({
  OwnerId: ownerId,
  Version: 3,
  ExpiresAt: nowSeconds() + 100,
  ProductIds: ["blue"],
  q_blue: 1,
  ...changes,
});

/** The start version of a new cart at a time: see resolvers/lib/cartVersion.ts. */
const versionAt = (seconds: number) => seconds - 1_500_000_000;

describe("Writes to carts", () => {
  let tables: StoreTables;
  before(async () => (tables = await StoreTables.start()));

  const stored = ({ ownerId }: Who) => tables.read("carts", { OwnerId: ownerId });

  const puts = (kind: "add" | "set", productId: string, quantity = 1) => ({
    change: { kind, productId, quantity },
    product: { ProductId: productId },
  });
  const takes = (change: object) => ({ change, product: undefined });

  /** A change of the stored cart; `meanwhile` runs in between. */
  async function change(who: Who, what: object, meanwhile?: () => Promise<unknown>) {
    const cart = (await stored(who)) ?? undefined;
    return tables.run("changeCart", { stash: { caller: who, cart, ...what } }, meanwhile);
  }

  /** The second attempt at a change that hit a conflict. */
  async function changeAgain({ stash }: { stash: any }) {
    const reread = await tables.run("rereadCart", { stash });
    return tables.run("changeCartAgain", { stash: reread.stash as any });
  }

  const claim = (of: Who, claimToken: string) => ({ guestCartId: of.ownerId, claimToken });

  async function merge(by: Who, of: Who, claimToken: string, meanwhile?: () => Promise<unknown>) {
    const stash = {
      caller: by,
      cart: (await stored(by)) ?? undefined,
      guestCart: (await stored(of)) ?? undefined,
      wanted: { cart: true, guestCartId: of.ownerId },
    };
    return tables.run("mergeCarts", { arguments: claim(of, claimToken), stash }, meanwhile);
  }

  describe("the version of a cart", () => {
    /** Merges a guest's cart into the cart of `by`. */
    async function mergeInto(by: Who) {
      const from = guest();
      await tables.put("carts", cartOf(from, { ClaimToken: "secret" }));
      return merge(by, from, "secret");
    }

    it("starts above every version of a deleted cart, for users and guests", async () => {
      const begun = versionAt(nowSeconds());
      const [fresh, expired, merging, visitor] = [user(), user(), user(), guest()];
      await tables.put("carts", cartOf(expired, { ExpiresAt: nowSeconds() - 1 }));
      for (const who of [fresh, expired, visitor]) await change(who, puts("add", "blue"));
      await mergeInto(merging);
      for (const who of [fresh, expired, merging, visitor]) {
        expect((await stored(who)).Version).to.be.greaterThan(begun);
      }
    });

    it("starts above the versions of earlier releases, even after 90,000,000 changes", async () => {
      const who = user();
      await change(who, puts("add", "blue"));
      const earlier = nowSeconds() - 1_600_000_000 + 90_000_000;
      expect((await stored(who)).Version).to.be.greaterThan(earlier);
    });

    it("continues the version in a cart of an earlier release", async () => {
      const who = user();
      const version = nowSeconds() - 1_600_000_000;
      await tables.put("carts", cartOf(who, { Version: version }));
      await change(who, puts("add", "blue"));
      await change(who, takes({ kind: "clear" }));
      await change(who, puts("set", "red", 2));
      expect((await stored(who)).Version).to.equal(version + 3);
    });

    it("continues from the replaced cart if its version is ahead of the clock", async () => {
      const high = versionAt(nowSeconds()) + 1_000_000;
      const [expired, merging] = [user(), user()];
      for (const who of [expired, merging]) {
        await tables.put("carts", cartOf(who, { Version: high, ExpiresAt: nowSeconds() - 1 }));
      }
      await change(expired, puts("add", "blue"));
      await mergeInto(merging);
      for (const who of [expired, merging]) expect((await stored(who)).Version).to.equal(high + 1);
    });

    it("stays below that of the cart's expiry, so that DynamoDB keeps the item until then", async () => {
      const day = 86_400;
      for (const [who, life] of [
        [user(), 30 * day],
        [guest(), 7200],
      ] as const) {
        // As after a burst of changes: the clock needs longer to pass the version than the cart
        // lives.
        const high = versionAt(nowSeconds()) + life + day;
        const live = cartOf(who, { Version: high, ClaimToken: "secret" });
        for (const [kind, write] of [
          ["add", () => change(who, puts("add", "blue"))],
          ["set", () => change(who, puts("set", "blue", 2))],
          ["remove", () => change(who, takes({ kind: "remove", productId: "blue" }))],
          ["clear", () => change(who, takes({ kind: "clear" }))],
          ["move", () => merge(user(), who, "secret")],
          ["expire", () => tables.put("carts", { ...live, ExpiresAt: nowSeconds() - 1 })],
          ["replace", () => change(who, puts("add", "red"))],
        ] as const) {
          if (kind !== "replace") await tables.put("carts", live);
          await write();
          if (kind === "expire") continue;
          const { Version, ExpiresAt } = await stored(who);
          expect(Version, kind).to.equal(high + 1);
          expect(versionAt(ExpiresAt), kind).to.be.at.least(Version);
        }
      }
    });

    it("retries if others have counted beyond the expiry meanwhile", async () => {
      const who = user();
      await tables.put("carts", cartOf(who));
      const high = versionAt(nowSeconds()) + 31 * 86_400;
      const first = await change(who, puts("add", "blue"), () =>
        tables.put("carts", cartOf(who, { Version: high })),
      );
      expect(first.stash.conflicts).to.equal(1);
      await changeAgain(first);
      const { Version, ExpiresAt } = await stored(who);
      expect(Version).to.equal(high + 1);
      expect(versionAt(ExpiresAt)).to.be.at.least(Version);
    });
  });

  describe("when another device writes between the read and the write", () => {
    it("keeps nothing that was added while the cart was cleared", async () => {
      const who = user();
      await tables.put("carts", cartOf(who));
      const first = await change(who, takes({ kind: "clear" }), () =>
        change(who, puts("add", "red")),
      );
      expect(first.stash.conflicts).to.equal(1);
      expect(await stored(who)).to.include({ q_blue: 1, q_red: 1 });
      await changeAgain(first);
      expect(await stored(who)).to.have.all.keys("OwnerId", "Version", "ExpiresAt");
    });

    it("merges into the user's first cart if that was created meanwhile, without overwriting it", async () => {
      const [by, from] = [user(), guest()];
      await tables.put("carts", cartOf(from, { ClaimToken: "secret", q_blue: 2 }));
      const first = await merge(by, from, "secret", () => change(by, puts("add", "blue", 5)));
      expect(first.stash.conflicts).to.equal(1);
      expect(await stored(by)).to.include({ q_blue: 5 });
      const { stash } = await tables.run("rereadCarts", { stash: first.stash as any });
      const again = { arguments: claim(from, "secret"), stash: stash as any };
      await tables.run("mergeCartsAgain", again);
      expect(await stored(by)).to.include({ q_blue: 7 });
      expect(await stored(from)).to.include({ MergedBy: by.ownerId });
    });

    for (const [what, changes] of [
      ["has expired", () => ({ ExpiresAt: nowSeconds() - 1 })],
      ["was moved", () => ({ MergedBy: caller.ownerId })],
    ] as const) {
      it(`revives no cart that ${what} meanwhile`, async () => {
        for (const [how, put] of [
          [puts("add", "blue"), true],
          [puts("set", "blue"), true],
          [takes({ kind: "remove", productId: "blue" }), false],
          [takes({ kind: "clear" }), false],
        ] as const) {
          const who = guest();
          const live = cartOf(who, { ClaimToken: "old" });
          await tables.put("carts", live);
          const gone = { ...live, ...changes() };
          const first = await change(who, how, () => tables.put("carts", gone));
          const kind = (how.change as { kind: string }).kind;
          expect(first.stash.conflicts, kind).to.equal(1);
          expect(await stored(who), kind).to.deep.equal(gone);
          await changeAgain(first);
          const after = await stored(who);
          if (!put) expect(after, kind).to.deep.equal(gone);
          else expect(after.ClaimToken, kind).not.to.equal("old");
        }
      });
    }
  });

  it("moves each of a guest's carts once, to the caller who proves the claim, for any repetition", async () => {
    const [owner, stranger, from] = [user(), user(), guest()];
    await change(from, puts("add", "blue", 2));
    const { ClaimToken: firstToken } = await stored(from);
    await merge(owner, from, firstToken);
    const tombstone = await stored(from);
    expect(tombstone).to.include({ MergedBy: owner.ownerId });
    const { result: view } = evaluate("Query.cart", "response", {
      stash: { caller: from, cart: tombstone },
    });
    expect(view).to.deep.include({ version: 0, lines: [], claimToken: null });

    await change(from, puts("add", "red"));
    const second = await stored(from);
    expect(second).to.include({ q_red: 1, Version: tombstone.Version + 1 });
    expect(second).to.have.property("ClaimToken").not.equal(firstToken);
    expect(second).not.to.have.any.keys("MergedBy", "q_blue");

    expect((await merge(owner, from, firstToken)).earlyReturn).to.deep.equal({ skipTo: "NEXT" });
    expect((await merge(stranger, from, firstToken)).error?.type).to.equal("InvalidClaim");
    expect(await stored(from)).to.deep.equal(second);
    expect(await stored(stranger)).to.equal(null);

    await merge(owner, from, second.ClaimToken);
    expect(await stored(owner)).to.deep.include({
      ProductIds: ["blue", "red"],
      q_blue: 2,
      q_red: 1,
    });
  });
});
