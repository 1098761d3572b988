import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { caller, evaluate, nowSeconds } from "./support/resolverCode";
import { StoreTables, type Item } from "./support/storeTables";

/** Somebody of a test's own. */
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

/** The lowest version that a user's new cart may have: it grows with the time, faster than any cart does. */
const firstVersion = () => nowSeconds() - 1_600_000_000;

describe("What is written to carts", () => {
  let tables: StoreTables;
  before(async () => (tables = await StoreTables.start()));
  after(() => tables?.stop());

  const stored = ({ ownerId }: Who) => tables.read("carts", { OwnerId: ownerId });

  const puts = (kind: "add" | "set", productId: string, quantity = 1) => ({
    change: { kind, productId, quantity },
    product: { ProductId: productId },
  });
  const takes = (change: object) => ({ change, product: undefined });

  /** A change upon the cart that is stored now; `meanwhile` comes between. */
  async function change(who: Who, what: object, meanwhile?: () => Promise<unknown>) {
    const cart = (await stored(who)) ?? undefined;
    return tables.run("changeCart", { stash: { caller: who, cart, ...what } }, meanwhile);
  }

  /** The second attempt at a thwarted change. */
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

  describe("the version of a user's cart", () => {
    it("never begins where a client may have seen that of a former one", async () => {
      const begun = firstVersion();
      const [fresh, expired, merging] = [user(), user(), user()];
      await change(fresh, puts("add", "blue"));
      await tables.put("carts", cartOf(expired, { ExpiresAt: nowSeconds() - 1 }));
      await change(expired, puts("add", "blue"));
      const from = guest();
      await tables.put("carts", cartOf(from, { ClaimToken: "secret" }));
      await merge(merging, from, "secret");
      for (const who of [fresh, expired, merging]) {
        expect((await stored(who)).Version).to.be.greaterThan(begun);
      }
    });

    it("goes on from the one in whose place the cart is put, if that is higher", async () => {
      const high = firstVersion() + 1_000_000;
      const [expired, merging, from] = [user(), user(), guest()];
      const old = { Version: high, ExpiresAt: nowSeconds() - 1 };
      await tables.put("carts", cartOf(expired, old));
      await change(expired, puts("add", "blue"));
      await tables.put("carts", cartOf(merging, old));
      await tables.put("carts", cartOf(from, { ClaimToken: "secret" }));
      await merge(merging, from, "secret");
      for (const who of [expired, merging]) expect((await stored(who)).Version).to.equal(high + 1);
    });
  });

  describe("when another device comes between reading and writing", () => {
    it("leaves nothing behind of what was added while the cart was cleared", async () => {
      const who = user();
      await tables.put("carts", cartOf(who));
      const first = await change(who, takes({ kind: "clear" }), () =>
        change(who, puts("add", "red")),
      );
      expect(first.stash.thwarted).to.equal(1);
      expect(await stored(who)).to.include({ q_blue: 1, q_red: 1 });
      await changeAgain(first);
      expect(await stored(who)).to.have.all.keys("OwnerId", "Version", "ExpiresAt");
    });

    it("merges into what has just been put into the user's first cart, not over it", async () => {
      const [by, from] = [user(), guest()];
      await tables.put("carts", cartOf(from, { ClaimToken: "secret", q_blue: 2 }));
      const first = await merge(by, from, "secret", () => change(by, puts("add", "blue", 5)));
      expect(first.stash.thwarted).to.equal(1);
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
      it(`revives no cart that ${what} by then`, async () => {
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
          expect(first.stash.thwarted, kind).to.equal(1);
          expect(await stored(who), kind).to.deep.equal(gone);
          await changeAgain(first);
          const after = await stored(who);
          if (!put) expect(after, kind).to.deep.equal(gone);
          else expect(after.ClaimToken, kind).not.to.equal("old");
        }
      });
    }
  });

  it("moves each of a guest's carts once, to the one who proves it, whatever is repeated", async () => {
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
