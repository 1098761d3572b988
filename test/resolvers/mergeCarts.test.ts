import { expect } from "chai";
import { caller, evaluate, guestIdentity, nowSeconds } from "./support/resolverCode";

const guestId = `guest#${guestIdentity.cognitoIdentityId}`;
const soon = nowSeconds() + 3600;

function cartOf(owner: string, quantities: Record<string, number>, changes: object = {}) {
  const held = Object.entries(quantities).map(([id, quantity]) => [`q_${id}`, quantity]);
  const ids = Object.keys(quantities);
  return {
    OwnerId: owner,
    Version: 4,
    ExpiresAt: soon,
    ...(ids.length > 0 && { ProductIds: ids }),
    ...Object.fromEntries(held),
    ...changes,
  };
}

const guestCart = (quantities: Record<string, number>, changes: object = {}) =>
  cartOf(guestId, quantities, { ClaimToken: "secret", ...changes });

function merge(stash: Record<string, unknown>, args: object = {}) {
  const context = { arguments: { guestCartId: guestId, claimToken: "secret", ...args } };
  return evaluate("mergeCarts", "request", { ...context, stash: { caller, ...stash } });
}

/** The contents of the user's cart after a merge, by product id. */
function merged(
  user: Record<string, number> | undefined,
  guest: Record<string, number>,
  strategy?: string,
) {
  const cart = user && cartOf(caller.ownerId, user);
  const { stash } = merge({ cart, guestCart: guestCart(guest) }, { strategy });
  const made = Object.entries((stash.mergedCart ?? {}) as Record<string, number>);
  return Object.fromEntries(
    made.filter(([name]) => name.startsWith("q_")).map(([name, n]) => [name.slice(2), n]),
  );
}

describe("mergeCarts", () => {
  it("writes the user's cart and turns the guest's into a tombstone in one transaction, if both are unchanged", () => {
    const { result } = merge({
      cart: cartOf(caller.ownerId, { a: 1 }),
      guestCart: guestCart({ a: 2, b: 3 }),
    });
    const [bury, put] = (result as any).transactItems;
    expect(bury.update.expression).to.equal(
      "SET MergedBy = :user, Version = Version + :one, ExpiresAt = :expiry REMOVE ProductIds, #q0, #q1",
    );
    expect(bury.condition.expression).to.equal(
      "Version = :seen AND ClaimToken = :claim AND attribute_not_exists(MergedBy)",
    );
    expect(put.condition.expression).to.equal("Version = :seen AND ExpiresAt = :seenExpiry");
    expect(put.update.expressionValues).to.deep.include({ ":q0": { N: 3 }, ":q1": { N: 3 } });
  });

  it("adds quantities within the limits, or keeps one of the carts", () => {
    expect(merged({ a: 60 }, { a: 60, b: 1 })).to.deep.equal({ a: 99, b: 1 });
    expect(merged({ a: 1 }, { b: 2 }, "KEEP_GUEST")).to.deep.equal({ b: 2 });
    expect(merged({ a: 1 }, { b: 2 }, "KEEP_USER")).to.deep.equal({ a: 1 });
    expect(merged(undefined, { b: 2 }, "KEEP_USER")).to.deep.equal({ b: 2 });
    expect(merged({ a: 1 }, {}, "KEEP_GUEST")).to.deep.equal({ a: 1 });
    expect(merged({ a: 1 }, { constructor: 2 })).to.deep.equal({ a: 1, constructor: 2 });
    const full = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`p${n}`, 1]));
    expect(merged(full, { p0: 5, z: 1 })).to.deep.equal({ ...full, p0: 6 });
  });

  it("writes no empty set when both carts are empty", () => {
    const { result } = merge({ guestCart: guestCart({}) });
    expect((result as any).transactItems).to.have.length(1);
  });

  it("keeps no result of a first attempt that hit a conflict", () => {
    const { stash } = merge({
      guestCart: guestCart({}),
      mergedCart: cartOf(caller.ownerId, { a: 1 }),
    });
    expect(stash.mergedCart ?? null).to.equal(null);
  });

  it("does nothing if the same user has already merged it, and rejects other users", () => {
    const mine = guestCart({}, { MergedBy: caller.ownerId });
    expect(merge({ guestCart: mine }).earlyReturn).to.deep.equal({ skipTo: "NEXT" });
    const reused = guestCart(
      { a: 1 },
      { ClaimToken: "new", PastClaimToken: "secret", PastMergedBy: caller.ownerId },
    );
    expect(merge({ guestCart: reused }).earlyReturn).to.deep.equal({ skipTo: "NEXT" });
    for (const cart of [
      undefined,
      guestCart({ a: 1 }, { ClaimToken: "other" }),
      guestCart({ a: 1 }, { ExpiresAt: nowSeconds() - 1 }),
      guestCart({}, { MergedBy: "user#somebody-else" }),
    ]) {
      expect(merge({ guestCart: cart }).error?.type).to.equal("InvalidClaim");
    }
  });
});
