/** The shelves of the store, as schema.graphql names them, in the order in which they are shown. */
export const genres = [
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
] as const;
