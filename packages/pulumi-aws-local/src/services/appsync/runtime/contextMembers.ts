import type { Context, ContextJson } from "./types";

/** The members of `ctx` that a handler receives. */
export const contextMembers = [
  "arguments",
  "source",
  "identity",
  "stash",
  "result",
  "prev",
  "error",
  "request",
  "info",
  "env",
] as const satisfies readonly (keyof Context & keyof ContextJson)[];
