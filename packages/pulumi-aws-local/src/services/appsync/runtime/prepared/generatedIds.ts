/** The suffix of names that Pulumi generates, and ids of identity pools, as parts of strings in code. */
const ID =
  /(?<="[\w-]*-)[\da-f]{7}(?=")|(?<="[a-z-]+-\d:)[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?=")/g;
const MASKED_ID = /(?<="[\w-]*-)x{7}(?=")|(?<="[a-z-]+-\d:)x{8}(?:-x{4}){3}-x{12}(?=")/g;

/** Code with masked generated ids: the same for each stack of a program. */
export interface MaskedCode {
  code: string;
  /** In code order. */
  ids: readonly string[];
}

/**
 * Masks the ids that differ between stacks. A mask has the same length as the id, so positions in the code do not move.
 */
export function maskIds(code: string): MaskedCode {
  return {
    code: code.replace(ID, (id) => id.replace(/[^-]/g, "x")),
    ids: code.match(ID) ?? [],
  };
}

/** Restores the ids; undefined if the number of masks differs from the number of ids. */
export function unmaskIds(code: string, ids: readonly string[]): string | undefined {
  if ((code.match(MASKED_ID) ?? []).length !== ids.length) return undefined;
  let index = 0;
  return code.replace(MASKED_ID, () => ids[index++]!);
}
