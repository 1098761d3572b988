import { util } from "@aws-appsync/utils";
import { productLimit, quantityLimit } from "./cartLimits";
import type { CartChange } from "./cartChange";
import { expression } from "./expression";
import type { Expression, Placeholders } from "./expression";
import { cartExpiry, versionAt } from "./cartVersion";
import type { CartItem } from "./items";

/** A conditional update of one cart. */
export interface CartUpdate {
  update: Expression;
  condition: Expression;
}

/** A change of one product. */
type ProductChange = Exclude<CartChange, { kind: "clear" }>;

/**
 * The atomic update that applies a change to a live or absent cart, independent of concurrent
 * changes. `now` in epoch seconds. Its condition fails if the cart has expired, was moved or has
 * reached a limit.
 */
export function cartUpdate(
  ownerId: string,
  change: ProductChange,
  cart: CartItem | undefined,
  now: number,
): CartUpdate {
  const expiry = cartExpiry(ownerId, cart?.Version ?? 0, now);
  const id = change.productId;
  // Concurrent changes may have counted the version higher than the expiry allows: see
  // cartVersion.ts.
  const live = "ExpiresAt > :now AND attribute_not_exists(MergedBy) AND Version < :most";
  const held = { ":now": now, ":most": versionAt(expiry) };
  const names = { "#held": `q_${id}` };
  const products = { sets: { ":product": [id] } };
  if (change.kind === "remove") {
    const rest = "REMOVE #q DELETE ProductIds :product";
    return {
      update: changeOf(ownerId, now, expiry, rest, id, products),
      condition: expression(`${live} AND attribute_exists(#held)`, { names, values: held }),
    };
  }
  const room =
    "(attribute_not_exists(ProductIds) OR contains(ProductIds, :id) OR size(ProductIds) < :products)";
  const quantities = "(attribute_not_exists(#held) OR #held <= :held)";
  const condition = `(attribute_not_exists(OwnerId) OR (${live})) AND ${room}`;
  const limits = { ...held, ":id": id, ":products": productLimit };
  const quantity = { ...products, values: { ":n": change.quantity } };
  if (change.kind === "set") {
    const rest = ", #q = :n ADD ProductIds :product";
    return {
      update: changeOf(ownerId, now, expiry, rest, id, quantity),
      condition: expression(condition, { values: limits }),
    };
  }
  return {
    update: changeOf(ownerId, now, expiry, "ADD #q :n, ProductIds :product", id, quantity),
    condition: expression(`${condition} AND ${quantities}`, {
      names,
      values: { ...limits, ":held": quantityLimit - change.quantity },
    }),
  };
}

/**
 * The part of every change, followed by `rest`: increments the version, and creates a guest's claim
 * token once.
 */
function changeOf(
  ownerId: string,
  now: number,
  expiry: number,
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
      ":first": versionAt(now),
      ":one": 1,
      ":expiry": expiry,
      ...(guest ? { ":claim": newClaimToken() } : {}),
    },
  });
}

/** A secret of 244 random bits: two UUIDs. */
export function newClaimToken(): string {
  return `${util.autoId()}${util.autoId()}`.split("-").join("");
}
