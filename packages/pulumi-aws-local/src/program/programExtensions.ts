/** Extensions of a program's files, in the order in which they are looked for, as Node looks for JavaScript first. */
export const PROGRAM_EXTENSIONS = [".js", ".cjs", ".mjs", ".ts", ".cts", ".mts"];
