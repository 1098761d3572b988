import { util } from "@aws-appsync/utils";
import { productLimit, quantityLimit } from "./cartChange";
import type { CartChange } from "./cartChange";
import { expression } from "./expression";
import type { Expression, Placeholders } from "./expression";
import { cartExpiry, productIds } from "./liveCart";
import type { CartItem } from "./items";
import { firstVersion } from "./firstVersion";

/** A conditional update of one cart. */
export interface CartUpdate {
  update: Expression;
  condition: Expression;
}

/**
 * The atomic update that applies a change to a live or absent cart, whatever other changes happen meanwhile. `now` in
 * epoch seconds. Its condition fails where the cart has expired, was moved or has reached a limit.
 */
export function cartUpdate(
  ownerId: string,
  change: CartChange,
  cart: CartItem | undefined,
  now: number,
): CartUpdate {
  if (change.kind === "clear") return clearUpdate(ownerId, cart, now);
  const id = change.productId;
  const live = "ExpiresAt > :now AND attribute_not_exists(MergedBy)";
  const names = { "#held": `q_${id}` };
  const products = { sets: { ":product": [id] } };
  if (change.kind === "remove") {
    return {
      update: changeOf(ownerId, now, "REMOVE #q DELETE ProductIds :product", id, products),
      condition: expression(`${live} AND attribute_exists(#held)`, {
        names,
        values: { ":now": now },
      }),
    };
  }
  const room =
    "(attribute_not_exists(ProductIds) OR contains(ProductIds, :id) OR size(ProductIds) < :products)";
  const adding = change.kind === "add";
  const quantities = "(attribute_not_exists(#held) OR #held <= :held)";
  const condition = `(attribute_not_exists(OwnerId) OR (${live})) AND ${room}`;
  const limits = { ":now": now, ":id": id, ":products": productLimit };
  const quantity = { ...products, values: { ":n": change.quantity } };
  return {
    update: adding
      ? changeOf(ownerId, now, "ADD #q :n, ProductIds :product", id, quantity)
      : changeOf(ownerId, now, ", #q = :n ADD ProductIds :product", id, quantity),
    condition: adding
      ? expression(`${condition} AND ${quantities}`, {
          names,
          values: { ...limits, ":held": quantityLimit - change.quantity },
        })
      : expression(condition, { values: limits }),
  };
}

/** What every change does, with `rest` behind it: counts the version, and for guests makes a claim token once. */
function changeOf(
  ownerId: string,
  now: number,
  rest: string,
  productId: string,
  placeholders: Placeholders,
): Expression {
  const guest = ownerId.startsWith("guest#");
  const claim = guest ? ", ClaimToken = if_not_exists(ClaimToken, :claim)" : "";
  const set = `SET Version = if_not_exists(Version, :first) + :one, ExpiresAt = :expiry${claim}`;
  return expression(rest.startsWith(",") ? `${set}${rest}` : `${set} ${rest}`, {
    names: { "#q": `q_${productId}` },
    sets: placeholders.sets,
    values: {
      ...placeholders.values,
      ":first": firstVersion(ownerId, now),
      ":one": 1,
      ":expiry": cartExpiry(ownerId, now),
      ...(guest ? { ":claim": newClaimToken() } : {}),
    },
  });
}

function clearUpdate(ownerId: string, cart: CartItem | undefined, now: number): CartUpdate {
  const ids = productIds(cart);
  const names: Record<string, string> = {};
  ids.forEach((id, index) => {
    names[`#q${index}`] = `q_${id}`;
  });
  const quantities = Object.keys(names).join(", ");
  return {
    update: expression(
      `SET Version = Version + :one, ExpiresAt = :expiry REMOVE ProductIds, ${quantities}`,
      { names, values: { ":one": 1, ":expiry": cartExpiry(ownerId, now) } },
    ),
    condition: unchanged(cart, now),
  };
}

/** Holds while a live cart is the one that was read. */
function unchanged(cart: CartItem | undefined, now: number): Expression {
  return expression("Version = :seen AND ExpiresAt > :now AND attribute_not_exists(MergedBy)", {
    values: { ":seen": cart?.Version ?? 0, ":now": now },
  });
}

/** A secret of 244 random bits. One UUID would do; two leave no doubt. */
export function newClaimToken(): string {
  return `${util.autoId()}${util.autoId()}`.split("-").join("");
}
