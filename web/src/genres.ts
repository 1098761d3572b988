import type { Genre } from "./generated/schema";

/** The shelves of the store, as schema.graphql names them, in the order in which they are shown. */
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
