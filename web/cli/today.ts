import { collectDay, getLowStock } from "../src/api/shopDay";
import { field } from "./manage";

/** The figures of a day (UTC); of today if none is given. */
export function shopDay(day = new Date().toISOString().slice(0, 10)): Promise<unknown> {
  return collectDay(({ text }, variables) => field(text, variables as object), day);
}

/** Products on sale with at most 5 copies, fewest first. */
export function lowStock(limit = "20"): Promise<unknown> {
  return field(getLowStock.text, { limit: Number(limit) });
}
