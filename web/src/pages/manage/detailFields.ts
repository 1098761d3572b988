import type { ManageField } from "./field";

/** Names of the fields. */
export type DetailName =
  "id" | "title" | "artist" | "year" | "genre" | "price" | "stock" | "image" | "tracks";

/** The fields of the form; some exist for a new product only. */
export type DetailFields = Partial<Record<DetailName, ManageField>>;
