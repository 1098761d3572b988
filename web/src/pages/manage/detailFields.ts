import type { ManageField } from "./field";

/** Names of the fields. */
export type DetailName =
  "id" | "title" | "artist" | "year" | "genre" | "price" | "stock" | "image" | "tracks";

/** The fields of the form; some are only there for a new product. */
export type DetailFields = Partial<Record<DetailName, ManageField>>;
