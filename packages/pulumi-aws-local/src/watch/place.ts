import type { ProgramError } from "../core/localEvents";

/** Place of an error. */
export type Place = Pick<ProgramError, "file" | "line" | "column">;
