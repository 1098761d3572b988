import { isDeepStrictEqual } from "node:util";
import type { ResourceHandler } from "../../core/resourceHandler";

/** Inputs of a type that AWS compares regardless of their formatting or order. */
export type Comparison = Pick<ResourceHandler, "sets" | "json">;

/**
 * Converts values to the form that `like` has if AWS treats both as equal: the order of a set, and the formatting of a
 * JSON document. A changed element of a set takes the position of the element with the same name.
 */
export function alignInputs<Values extends Readonly<Record<string, unknown>>>(
  values: Values,
  like: Readonly<Record<string, unknown>>,
  { sets = [], json = [] }: Comparison = {},
): Values {
  const ordered = sets.flatMap((name) => {
    const [list, order] = [values[name], like[name]];
    return Array.isArray(list) && Array.isArray(order) ? [[name, alignTo(list, order)]] : [];
  });
  const texts = json.filter((name) => saySame(values[name], like[name]));
  const aligned = [...ordered, ...texts.map((name) => [name, like[name]])];
  return aligned.length === 0 ? values : { ...values, ...Object.fromEntries(aligned) };
}

function saySame(one: unknown, other: unknown): boolean {
  if (typeof one !== "string" || typeof other !== "string") return false;
  try {
    return isDeepStrictEqual(JSON.parse(one), JSON.parse(other));
  } catch {
    return false;
  }
}

function alignTo(list: readonly unknown[], order: readonly unknown[]): unknown[] {
  const left = [...list];
  const placed = new Map<number, unknown>();
  for (const isSame of [isDeepStrictEqual, haveSameName]) {
    for (const [at, wanted] of order.entries()) {
      const found = placed.has(at) ? -1 : left.findIndex((item) => isSame(item, wanted));
      if (found >= 0) placed.set(at, left.splice(found, 1)[0]);
    }
  }
  const length = Math.max(order.length, list.length);
  const aligned = Array.from({ length }, (_, at) =>
    placed.has(at) ? placed.get(at) : left.shift(),
  );
  return aligned.slice(0, aligned.findLastIndex((item) => item !== undefined) + 1);
}

function haveSameName(one: any, other: any): boolean {
  return one?.name !== undefined && one.name === other?.name;
}
