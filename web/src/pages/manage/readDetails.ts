import { isProductId } from "../../api/formats";
import type { ManagedProduct } from "../../api/manageOperations";
import type { DetailFields, DetailName } from "./detailFields";

/**
 * The API's input from the fields; null if a field is invalid, which then shows its error and has
 * the focus.
 */
export function readDetails(fields: DetailFields, product: ManagedProduct | null): object | null {
  const value = (name: DetailName) => fields[name]?.control.value.trim() ?? "";
  const faults: Partial<Record<DetailName, string>> = {};
  const need = (name: DetailName, isRight: boolean, text: string) => {
    if (fields[name] !== undefined && !isRight) faults[name] = text;
  };
  need("id", isProductId(value("id")), "Small letters, digits and hyphens, 64 at most.");
  need("title", value("title") !== "", "This is needed.");
  need("artist", value("artist") !== "", "This is needed.");
  const year = Number(value("year"));
  need(
    "year",
    /^\d{4}$/.test(value("year")) && year >= 1860 && year <= 2100,
    "A year from 1860 to 2100.",
  );
  const cents = readCents(value("price"));
  need("price", cents !== null && cents >= 1 && cents <= 400_000, "A price from 0.01 to 4000.00.");
  need(
    "stock",
    /^\d{1,7}$/.test(value("stock")) && Number(value("stock")) <= 1_000_000,
    "A number from 0 to 1000000.",
  );
  const tracks = value("tracks")
    .split("\n")
    .map((track) => track.trim())
    .filter((track) => track !== "");
  need(
    "tracks",
    tracks.length <= 100 && tracks.every((track) => track.length <= 200),
    "100 tracks of 200 characters at most.",
  );
  for (const [name, field] of Object.entries(fields))
    field.setError(faults[name as DetailName] ?? "");
  const [first] = Object.keys(faults) as DetailName[];
  if (first !== undefined) {
    fields[first]?.control.focus();
    return null;
  }
  return {
    id: product?.id ?? value("id"),
    title: value("title"),
    artist: value("artist"),
    year,
    genre: value("genre"),
    tracks,
    priceCents: cents,
    ...(value("image") !== "" && { image: value("image") }),
    ...(product === null && { stock: Number(value("stock")) }),
  };
}

/** Dollars with at most two decimals as cents; null for anything else. */
export function readCents(text: string): number | null {
  const [, dollars, cents = ""] = /^(\d{1,5})(?:[.,](\d{1,2}))?$/.exec(text) ?? [];
  return dollars === undefined ? null : Number(dollars) * 100 + Number(cents.padEnd(2, "0"));
}
