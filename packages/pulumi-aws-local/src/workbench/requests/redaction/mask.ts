/** What stands where a token, code or password was. */
export const MASK = "•••";
