import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { caller, evaluate, nowSeconds } from "./support/resolverCode";
import { StoreTables, type Item } from "./support/storeTables";

/** A new user for one test. */
const user = () => ({ ...caller, ownerId: `user#${randomUUID()}` });
const guest = () => ({ ...caller, guest: true, ownerId: `guest#${randomUUID()}`, userId: "" });
type Who = ReturnType<typeof user>;

const listOf = (OwnerId: string, quantities: Record<string, number>, changes: Item = {}): Item => ({
  OwnerId,
  Version: 3,
  ExpiresAt: nowSeconds() + 3600,
  ...(Object.keys(quantities).length > 0 && { ProductIds: Object.keys(quantities) }),
  ...Object.fromEntries(Object.entries(quantities).map(([id, n]) => [`q_${id}`, n])),
  ...changes,
});
const fifty = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`p${n}`, 1]));
const product = { ProductId: "blue" };
const save = { kind: "save", productId: "blue" };
const moveToCart = { kind: "moveToCart", productId: "blue" };
const remove = { kind: "remove", productId: "blue" };

describe("changeSaved", () => {
  let tables: StoreTables;
  before(async () => (tables = await StoreTables.start()));

  const cartOf = ({ ownerId }: Who) => tables.read("carts", { OwnerId: ownerId });
  const savedOf = ({ ownerId }: Who) => tables.read("carts", { OwnerId: `saved#${ownerId}` });
  const hold = async (who: Who, cart: Record<string, number>, saved: Record<string, number>) => {
    const claim: Item = who.guest ? { ClaimToken: "secret" } : {};
    await tables.put("carts", listOf(who.ownerId, cart, claim));
    await tables.put("carts", listOf(`saved#${who.ownerId}`, saved));
  };

  /** A change of the stored items; `meanwhile` runs in between. */
  async function change(who: Who, savedChange: object, meanwhile?: () => Promise<unknown>) {
    const [cart, saved] = [(await cartOf(who)) ?? undefined, (await savedOf(who)) ?? undefined];
    const wanted = { cart: true, saved: true };
    const stash = { caller: who, cart, saved, wanted, savedChange, product };
    return tables.run("changeSaved", { stash }, meanwhile);
  }

  async function changeAgain({ stash }: { stash: any }) {
    const reread = await tables.run("rereadCarts", { stash });
    return tables.run("changeSavedAgain", { stash: reread.stash as any });
  }

  it("moves all copies to the list, where they add up, and back", async () => {
    for (const who of [user(), guest()]) {
      await hold(who, { blue: 2, red: 1 }, { blue: 3, green: 1 });
      const { stash } = await change(who, save);
      expect(await cartOf(who))
        .to.include({ q_red: 1 })
        .and.not.to.have.property("q_blue");
      expect(await savedOf(who)).to.include({ q_blue: 5, q_green: 1 });
      expect(stash.cart, "what it answers").to.deep.include({
        Version: (await cartOf(who)).Version,
      });
      expect(stash.saved).to.deep.include({ Version: (await savedOf(who)).Version });
      await change(who, moveToCart);
      expect(await cartOf(who)).to.include({ q_red: 1, q_blue: 5 });
      expect(await savedOf(who))
        .to.include({ q_green: 1 })
        .and.not.to.have.property("q_blue");
      expect((await cartOf(who)).ClaimToken).to.equal(who.guest ? "secret" : undefined);
    }
  });

  it("leaves an empty cart or list without a set of products", async () => {
    const who = user();
    await hold(who, { blue: 1 }, {});
    await change(who, save);
    expect(await cartOf(who)).to.have.all.keys("OwnerId", "Version", "ExpiresAt");
    await change(who, remove);
    expect(await savedOf(who)).to.have.all.keys("OwnerId", "Version", "ExpiresAt");
  });

  it("writes nothing when there is nothing to change", async () => {
    const who = user();
    for (const what of [save, moveToCart, remove]) {
      expect((await change(who, what)).earlyReturn).to.deep.equal({ skipTo: "NEXT" });
    }
    const gone = { ExpiresAt: nowSeconds() - 1 };
    await tables.put("carts", listOf(`saved#${who.ownerId}`, { blue: 1 }, gone));
    expect((await change(who, moveToCart)).earlyReturn).to.deep.equal({ skipTo: "NEXT" });
  });

  it("rejects a 51st saved product, a 100th copy, and copies that exceed the cart's limits", async () => {
    const who = user();
    const refusal = async (what: object) => {
      const [cart, saved] = [await cartOf(who), await savedOf(who)];
      const { error } = await change(who, what);
      expect([await cartOf(who), await savedOf(who)]).to.deep.equal([cart, saved]);
      return [error?.type, error?.errorInfo];
    };
    await hold(who, { blue: 1 }, fifty);
    expect(await refusal(save)).to.deep.equal(["SavedLimit", { maximum: 50 }]);
    await hold(who, { blue: 60 }, { blue: 40 });
    expect(await refusal(save)).to.deep.equal(["QuantityLimit", { maximum: 99, quantity: 40 }]);
    expect(await refusal(moveToCart)).to.deep.equal([
      "QuantityLimit",
      { maximum: 99, quantity: 60 },
    ]);
    await hold(who, fifty, { blue: 1 });
    expect(await refusal(moveToCart)).to.deep.equal(["CartLimit", { maximum: 50 }]);
  });

  it("does not move a product to the cart that is no longer sold, but saves and removes it", async () => {
    const who = user();
    const run = (savedChange: object) => {
      const cart = listOf(who.ownerId, { blue: 1 });
      const saved = listOf(`saved#${who.ownerId}`, { blue: 1 });
      return evaluate("changeSaved", "request", {
        stash: { caller: who, cart, saved, savedChange, wanted: {} },
      });
    };
    expect(run(moveToCart).error?.type).to.equal("ProductNotFound");
    expect(run(save).error).to.equal(undefined);
    expect(run(remove).error).to.equal(undefined);
  });

  it("revives nothing that has expired or was moved, and keeps the proof of a past merge", async () => {
    const who = guest();
    const moved = { ClaimToken: "old", MergedBy: "user#one" };
    await tables.put("carts", listOf(who.ownerId, {}, moved));
    await tables.put("carts", listOf(`saved#${who.ownerId}`, { blue: 2 }));
    await change(who, moveToCart);
    const cart = await cartOf(who);
    expect(cart).to.include({ q_blue: 2, PastClaimToken: "old", PastMergedBy: "user#one" });
    expect(cart).not.to.have.property("MergedBy");
    expect(cart.ClaimToken).not.to.equal("old");
    const expired = { ExpiresAt: nowSeconds() - 1 };
    await tables.put("carts", listOf(`saved#${who.ownerId}`, { red: 9 }, expired));
    await change(who, save);
    expect(await savedOf(who))
      .to.include({ q_blue: 2 })
      .and.not.to.have.property("q_red");
  });

  it("keeps a guest's list as long as the cart, a user's for a year", async () => {
    const [visitor, owner] = [guest(), user()];
    for (const [who, seconds] of [
      [visitor, 7200],
      [owner, 365 * 86_400],
    ] as const) {
      await hold(who, { blue: 1, red: 1 }, {});
      await change(who, save);
      expect((await savedOf(who)).ExpiresAt - nowSeconds()).to.be.within(seconds - 5, seconds + 1);
    }
    const [cart, saved] = [await cartOf(visitor), await savedOf(visitor)];
    expect(saved.ExpiresAt).to.be.at.most(cart.ExpiresAt);
    await change(visitor, remove);
    expect(await savedOf(visitor)).to.include({ ExpiresAt: saved.ExpiresAt });
    expect((await savedOf(visitor)).Version).to.be.greaterThan(saved.Version);
  });

  it("changes neither item when one has changed meanwhile, and retries once", async () => {
    for (const other of ["cart", "saved"] as const) {
      const who = user();
      await hold(who, { blue: 1 }, { red: 1 });
      const owner = other === "cart" ? who.ownerId : `saved#${who.ownerId}`;
      const now = listOf(owner, { blue: 4, red: 7 }, { Version: 9 });
      const first = await change(who, save, () => tables.put("carts", now));
      expect(first.stash.conflicts).to.equal(1);
      expect(other === "cart" ? await cartOf(who) : await savedOf(who)).to.deep.include(now);
      await changeAgain(first);
      expect(await cartOf(who)).not.to.have.property("q_blue");
      expect(await savedOf(who)).to.include({ q_blue: other === "cart" ? 4 : 5 });
    }
  });

  it("returns TryAgain after a second conflict", () => {
    const reasons = [{ type: "TransactionConflict", message: "" }, { type: "None" }];
    const error = { type: "DynamoDB:TransactionCanceledException", message: "" };
    const respond = (stash: object) =>
      evaluate("changeSaved", "response", {
        stash: { caller, ...stash },
        result: { cancellationReasons: reasons },
        error,
      });
    expect(respond({}).stash.conflicts).to.equal(1);
    expect(respond({ conflicts: 1 }).error?.type).to.equal("TryAgain");
  });

  describe("mergeCarts", () => {
    async function merge(by: Who, of: Who, meanwhile?: () => Promise<unknown>) {
      const stash = {
        caller: by,
        cart: (await cartOf(by)) ?? undefined,
        saved: (await savedOf(by)) ?? undefined,
        guestCart: (await cartOf(of)) ?? undefined,
        guestSaved: (await savedOf(of)) ?? undefined,
        wanted: { cart: true, saved: true, guestCartId: of.ownerId },
      };
      const args = { guestCartId: of.ownerId, claimToken: "secret" };
      return tables.run("mergeCarts", { arguments: args, stash }, meanwhile);
    }

    it("adds the guest's list to the user's, once, up to the limits", async () => {
      const [by, of] = [user(), guest()];
      await hold(of, {}, { blue: 60, red: 1 });
      await hold(by, { green: 1 }, { blue: 60 });
      await merge(by, of);
      expect(await savedOf(by)).to.include({ q_blue: 99, q_red: 1 });
      expect(await savedOf(of)).to.have.all.keys("OwnerId", "Version", "ExpiresAt");
      const before = await savedOf(by);
      expect((await merge(by, of)).earlyReturn).to.deep.equal({ skipTo: "NEXT" });
      expect(await savedOf(by)).to.deep.equal(before);
    });

    it("creates the user's first list from the guest's, and none from an empty one", async () => {
      const [by, of] = [user(), guest()];
      await hold(of, { blue: 1 }, { red: 2 });
      await merge(by, of);
      expect(await savedOf(by)).to.include({ q_red: 2 });
      expect(await cartOf(by)).to.include({ q_blue: 1 });
      const [another, without] = [user(), guest()];
      await tables.put("carts", listOf(without.ownerId, { blue: 1 }, { ClaimToken: "secret" }));
      await merge(another, without);
      expect(await savedOf(another)).to.equal(null);
    });

    it("loses nothing that is saved or removed meanwhile", async () => {
      const [by, of] = [user(), guest()];
      await hold(of, { blue: 1 }, { red: 2 });
      await hold(by, { blue: 5 }, {});
      const first = await merge(by, of, async () => {
        await change(by, save);
        await change(of, { kind: "remove", productId: "red" });
      });
      expect(first.stash.conflicts).to.equal(1);
      const reread = await tables.run("rereadCarts", { stash: first.stash as any });
      const args = { guestCartId: of.ownerId, claimToken: "secret" };
      await tables.run("mergeCartsAgain", { arguments: args, stash: reread.stash as any });
      expect(await savedOf(by))
        .to.include({ q_blue: 5 })
        .and.not.to.have.property("q_red");
      expect(await cartOf(by)).to.include({ q_blue: 1 });
    });
  });
});
