/** What ends the names that Pulumi gives, and the ids of identity pools, as parts of strings in code. */
const ID =
  /(?<="[\w-]*-)[\da-f]{7}(?=")|(?<="[a-z-]+-\d:)[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?=")/g;
const MASKED_ID = /(?<="[\w-]*-)x{7}(?=")|(?<="[a-z-]+-\d:)x{8}(?:-x{4}){3}-x{12}(?=")/g;

/** Code in which generated ids are masked: the same for each stack of one program. */
export interface MaskedCode {
  code: string;
  /** In the order of the code. */
  ids: readonly string[];
}

/** Masks the ids that differ from stack to stack. Each mask is as long as the id, so nothing in the code moves. */
export function maskIds(code: string): MaskedCode {
  return {
    code: code.replace(ID, (id) => id.replace(/[^-]/g, "x")),
    ids: code.match(ID) ?? [],
  };
}

/** Puts the ids back; undefined when there are not as many masks as ids. */
export function unmaskIds(code: string, ids: readonly string[]): string | undefined {
  if ((code.match(MASKED_ID) ?? []).length !== ids.length) return undefined;
  let index = 0;
  return code.replace(MASKED_ID, () => ids[index++]!);
}
