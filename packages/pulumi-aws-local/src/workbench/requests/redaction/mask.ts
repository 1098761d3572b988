/** Replaces a token, code or password. */
export const MASK = "•••";
