import type { ProgramError } from "../core/localEvents";

/** Position of an error. */
export type Place = Pick<ProgramError, "file" | "line" | "column">;
