import { quantityLimit } from "../../../resolvers/lib/cartLimits";

/** The result of parsing a quantity: the number, or an error message. */
export type TypedQuantity = { quantity: number } | { fault: string };

/**
 * Parses a quantity: a whole number from 0 to 99 in plain digits. `stock` is the number of
 * available copies, `current` the number in the cart.
 */
export function parseQuantity(text: string, stock: number, current: number): TypedQuantity {
  const typed = text.trim();
  const range = `whole number from 0 to ${quantityLimit}`;
  if (typed === "") return { fault: `Type a ${range}.` };
  const quantity = /^(0|[1-9]\d*)$/.test(typed) ? Number(typed) : Infinity;
  if (quantity > quantityLimit) return { fault: `“${shorten(typed)}” is not a ${range}.` };
  if (quantity <= Math.max(stock, current)) return { quantity };
  return { fault: stock <= 0 ? "Sold out." : `Only ${stock} left.` };
}

function shorten(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
