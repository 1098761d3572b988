import { isCover, isPrintable, isProductId } from "../api/formats";
import { genres } from "../genres";
import type { DetailColumn } from "./columns";
import type { ProductDetails } from "./product";
import { splitTracks } from "./trackCell";

/** The data of a line, or the reason why it is invalid. */
export type Reading = { details: ProductDetails; copies: number } | { fault: string };

/**
 * Reads a line's data of a product. Details without a column keep their value in `held`, the
 * product in the store. The store makes the same checks.
 */
export function readDetails(
  cells: Partial<Record<DetailColumn, string>>,
  stock: string,
  held: ProductDetails | null,
): Reading {
  // Of anything else nothing is held, and what is missing would be named in its place.
  if (!isProductId(cells.id ?? "")) return { fault: idFault };
  const texts = held === null ? cells : { ...textsOf(held), ...cells };
  const missing = (["title", "artist", "year", "genre", "priceCents"] as const).find(
    (name) => (texts[name] ?? "") === "",
  );
  if (missing !== undefined) return { fault: `${missing} is missing.` };
  const { id = "", title = "", artist = "", genre = "", image = "" } = texts;
  const details: ProductDetails = {
    id,
    title,
    artist,
    year: wholeOf(texts.year),
    genre: genre.toUpperCase().replace(/[ -]/g, "_"),
    priceCents: wholeOf(texts.priceCents),
    image: image === "" ? `/covers/${id}.svg` : image,
    tracks: cells.tracks === undefined ? (held?.tracks ?? []) : splitTracks(cells.tracks),
  };
  const copies = stock === "" ? 0 : /^[+-]?\d{1,7}$/.test(stock) ? Number(stock) : Number.NaN;
  const fault = faultOf(details, copies, held === null ? 0 : -1_000_000);
  return fault === null ? { details, copies } : { fault };
}

const idFault = "id must be 1 to 64 small letters, digits and hyphens.";

function textsOf({ title, artist, year, genre, priceCents, image }: ProductDetails) {
  return { title, artist, year: String(year), genre, priceCents: String(priceCents), image };
}

function wholeOf(text = ""): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

function faultOf(details: ProductDetails, copies: number, leastCopies: number): string | null {
  const { title, artist, year, genre, priceCents, image, tracks } = details;
  for (const [name, text] of [
    ["title", title],
    ["artist", artist],
    ...tracks.map((track) => ["tracks", track] as const),
  ] as const) {
    if (text.length > 200) return `${name} must be at most 200 characters.`;
    if (!isPrintable(text))
      return `${name} must be text without line breaks, control characters and marks of direction.`;
  }
  if (!(year >= 1860 && year <= 2100)) return "year must be from 1860 to 2100.";
  if (!(genres as readonly string[]).includes(genre))
    return `genre must be one of ${genres.join(", ")}.`;
  if (!(priceCents >= 1 && priceCents <= 400_000))
    return "priceCents must be whole cents from 1 to 400000.";
  if (!isCover(image)) return "image must be the path of a cover, such as /covers/blue-train.svg.";
  if (tracks.length > 100) return "A record has at most 100 tracks.";
  if (!(copies >= leastCopies && copies <= 1_000_000))
    return leastCopies === 0
      ? "stock of a new product must be a whole number from 0 to 1000000."
      : "stock must be a whole number of copies to add, or to take away.";
  return null;
}
