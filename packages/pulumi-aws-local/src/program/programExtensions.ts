/** Extensions of a program's files in lookup order; like Node, JavaScript comes first. */
export const PROGRAM_EXTENSIONS = [".js", ".cjs", ".mjs", ".ts", ".cts", ".mts"];
