import { dayOf, isDay } from "../src/api/formats";
import { collectDay, getLowStock } from "../src/api/shopDay";
import { field } from "./manage";

/** The numbers of a day (UTC); of today if none is named. */
export async function shopDay(day = dayOf(Date.now())): Promise<unknown> {
  if (!isDay(day)) throw new Error(`"${day}" is not a day such as 2026-11-29.`);
  return collectDay(({ text }, variables) => field(text, variables as object), day);
}

/** Products on sale with at most 5 copies, the fewest first. */
export async function lowStock(limit = "20"): Promise<unknown> {
  if (!/^\d{1,9}$/.test(limit)) throw new Error(`"${limit}" is not a number of products.`);
  return field(getLowStock.text, { limit: Number(limit) });
}
