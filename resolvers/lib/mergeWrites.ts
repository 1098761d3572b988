import { cartExpiry } from "./cartVersion";
import { expression, toKey, transactCondition } from "./expression";
import type { Placeholders } from "./expression";
import type { CartItem } from "./items";
import { productIds } from "./liveCart";
import type { Write } from "./sessionWrites";

/** Writes the merged cart over the one that was read, if that has not changed. */
export function putMergedCart(cart: CartItem, old: CartItem | undefined): Write {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = { ":version": cart.Version, ":expiry": cart.ExpiresAt };
  const sets = ["Version = :version", "ExpiresAt = :expiry", "ProductIds = :products"];
  const ids = cart.ProductIds ?? [];
  ids.forEach((id, index) => {
    names[`#q${index}`] = `q_${id}`;
    values[`:q${index}`] = cart[`q_${id}`];
    sets.push(`#q${index} = :q${index}`);
  });
  const gone: string[] = [];
  productIds(old).forEach((id, index) => {
    if (ids.indexOf(id) < 0) {
      names[`#r${index}`] = `q_${id}`;
      gone.push(`#r${index}`);
    }
  });
  const remove = gone.length === 0 ? "" : ` REMOVE ${gone.join(", ")}`;
  return {
    table: STORE.cartsTable,
    operation: "UpdateItem",
    key: toKey({ OwnerId: cart.OwnerId }),
    update: expression(`SET ${sets.join(", ")}${remove}`, {
      names,
      values,
      sets: { ":products": ids },
    }),
    condition: isUnchanged(old),
  };
}

/** The condition that a cart or list is still the one that was read. */
export function isUnchanged(old: CartItem | undefined) {
  if (old === undefined) return transactCondition("attribute_not_exists(OwnerId)");
  return transactCondition("Version = :seen AND ExpiresAt = :seenExpiry", {
    values: { ":seen": old.Version, ":seenExpiry": old.ExpiresAt },
  });
}

/**
 * Turns a guest's cart, if it is the one that was read, into a tombstone that names the user who
 * has taken it.
 */
export function buryGuestCart(guest: CartItem, ownerId: string, now: number): Write {
  const names: Record<string, string> = {};
  productIds(guest).forEach((id, index) => {
    names[`#q${index}`] = `q_${id}`;
  });
  const gone = ["ProductIds"].concat(Object.keys(names));
  const update: Placeholders = {
    names,
    values: {
      ":user": ownerId,
      ":one": 1,
      ":expiry": cartExpiry(guest.OwnerId, guest.Version, now),
    },
  };
  return {
    table: STORE.cartsTable,
    operation: "UpdateItem",
    key: toKey({ OwnerId: guest.OwnerId }),
    update: expression(
      `SET MergedBy = :user, Version = Version + :one, ExpiresAt = :expiry REMOVE ${gone.join(", ")}`,
      update,
    ),
    condition: transactCondition(
      "Version = :seen AND ClaimToken = :claim AND attribute_not_exists(MergedBy)",
      { values: { ":seen": guest.Version, ":claim": guest.ClaimToken } },
    ),
  };
}
