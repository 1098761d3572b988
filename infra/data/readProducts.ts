import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A product of the sample catalogue. */
export interface SampleProduct {
  /** Also the name of its cover, "/covers/<id>.svg". */
  id: string;
  title: string;
  artist: string;
  year: number;
  genre: string;
  tracks: string[];
  /** In cents. */
  priceCents: number;
  stock: number;
}

/** The sample catalogue, in the order of its file. */
export function readProducts(): SampleProduct[] {
  return JSON.parse(readFileSync(join(__dirname, "products.json"), "utf8"));
}
