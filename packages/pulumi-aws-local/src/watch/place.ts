import type { Mistake } from "../core/localEvents";

/** Where a mistake is. */
export type Place = Pick<Mistake, "file" | "line" | "column">;
