import type { CartUpdate } from "./cartUpdate";
import { newClaimToken } from "./cartUpdate";
import { cartExpiry, nextVersion } from "./cartVersion";
import { expression } from "./expression";
import type { CartItem } from "./items";
import { productIds } from "./liveCart";

/**
 * The update that replaces a cart that has expired or was moved into a user's by a new cart with
 * one product. It keeps nothing of the old cart except, for a moved cart, the claim token, so that
 * its user may repeat the merge. `now` in epoch seconds.
 */
export function cartReplacement(
  old: CartItem,
  productId: string,
  quantity: number,
  now: number,
): CartUpdate {
  const names: Record<string, string> = { "#q": `q_${productId}` };
  const gone = ["MergedBy"];
  productIds(old).forEach((id, index) => {
    if (id !== productId) {
      names[`#q${index}`] = `q_${id}`;
      gone.push(`#q${index}`);
    }
  });
  const version = nextVersion(old.Version, now);
  const values: Record<string, unknown> = {
    ":n": quantity,
    ":version": version,
    ":expiry": cartExpiry(old.OwnerId, version, now),
  };
  let set = "SET #q = :n, ProductIds = :product, Version = :version, ExpiresAt = :expiry";
  if (old.OwnerId.startsWith("guest#")) {
    values[":claim"] = newClaimToken();
    set = `${set}, ClaimToken = :claim`;
  }
  if (old.MergedBy !== undefined && old.ClaimToken !== undefined) {
    values[":pastClaim"] = old.ClaimToken;
    values[":pastUser"] = old.MergedBy;
    set = `${set}, PastClaimToken = :pastClaim, PastMergedBy = :pastUser`;
  }
  return {
    update: expression(`${set} REMOVE ${gone.join(", ")}`, {
      names,
      values,
      sets: { ":product": [productId] },
    }),
    condition: expression("Version = :seenVersion AND ExpiresAt = :seenExpiry", {
      values: { ":seenVersion": old.Version, ":seenExpiry": old.ExpiresAt },
    }),
  };
}
