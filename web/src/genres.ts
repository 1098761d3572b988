import type { Genre } from "./generated/schema";

/** The genres of schema.graphql, in display order. */
export const genres: readonly Genre[] = [
  "BLUES",
  "CLASSICAL",
  "COUNTRY",
  "ELECTRONIC",
  "FOLK",
  "HIP_HOP",
  "JAZZ",
  "METAL",
  "POP",
  "PUNK",
  "REGGAE",
  "ROCK",
  "SOUL",
];
