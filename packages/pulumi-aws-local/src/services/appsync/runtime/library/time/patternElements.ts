import { LibraryFault } from "../../realm/signals";

/** An element of a java.time.format.DateTimeFormatter pattern. */
export type Element =
  | { kind: "field"; letter: string; count: number; pad?: number }
  | { kind: "literal"; text: string }
  | { kind: "optional"; elements: Element[] };

/** The counts that Java accepts for each letter. */
const counts: Record<string, RegExp> = {
  G: /^[1-5]$/,
  u: /^1?\d$/,
  y: /^1?\d$/,
  Y: /^1?\d$/,
  D: /^[123]$/,
  M: /^[1-5]$/,
  L: /^[1-5]$/,
  d: /^[12]$/,
  Q: /^[1-5]$/,
  q: /^[1-5]$/,
  w: /^[12]$/,
  W: /^1$/,
  E: /^[1-5]$/,
  e: /^[1-5]$/,
  c: /^[1345]$/,
  F: /^1$/,
  a: /^1$/,
  B: /^[145]$/,
  h: /^[12]$/,
  K: /^[12]$/,
  k: /^[12]$/,
  H: /^[12]$/,
  m: /^[12]$/,
  s: /^[12]$/,
  S: /^[1-9]$/,
  A: /^1?\d$/,
  n: /^1?\d$/,
  N: /^1?\d$/,
  g: /^1?\d$/,
  V: /^2$/,
  v: /^[14]$/,
  z: /^[1-4]$/,
  O: /^[14]$/,
  X: /^[1-5]$/,
  x: /^[1-5]$/,
  Z: /^[1-5]$/,
};

/** @throws LibraryFault for an invalid Java pattern */
export function readElements(pattern: string): Element[] {
  const stack: Element[][] = [[]];
  const pieces = /'((?:[^']|'')*)'|([A-Za-z])\2*|([\s\S])/gy;
  let pad: number | undefined;
  for (const [whole, quoted, letter, other] of pattern.matchAll(pieces)) {
    const elements = stack.at(-1)!;
    if (pad !== undefined && letter === undefined) failPad();
    if (letter === "p") pad = whole.length;
    else if (letter !== undefined) {
      checkCount(letter, whole.length);
      elements.push({ kind: "field", letter, count: whole.length, ...(pad ? { pad } : {}) });
      pad = undefined;
    } else if (quoted !== undefined) {
      elements.push({ kind: "literal", text: quoted === "" ? "'" : quoted.replaceAll("''", "'") });
    } else if (other === "[") stack.push([]);
    else if (other === "]") {
      if (stack.length === 1) fail("Pattern invalid as it contains ] without previous [");
      stack.pop();
      stack.at(-1)!.push({ kind: "optional", elements });
    } else if (/[{}#]/.test(other!)) fail(`Pattern includes reserved character: '${other}'`);
    else if (other === "'") fail(`Pattern ends with an incomplete string literal: ${pattern}`);
    else elements.push({ kind: "literal", text: other! });
  }
  if (pad !== undefined) failPad();
  while (stack.length > 1) {
    const elements = stack.pop()!;
    stack.at(-1)!.push({ kind: "optional", elements });
  }
  return stack[0]!;

  function failPad(): never {
    return fail(`Pad letter 'p' must be followed by valid pad pattern: ${pattern}`);
  }
}

function checkCount(letter: string, count: number): void {
  const allowed = counts[letter];
  if (allowed === undefined) fail(`Unknown pattern letter: ${letter}`);
  if (allowed!.test(String(count))) return;
  if (letter === "V") fail("Pattern letter count must be 2: V");
  if (letter === "O") fail("Pattern letter count must be 1 or 4: O");
  if (letter === "B" || letter === "v") fail(`Wrong number of pattern letters: ${letter}`);
  fail(
    letter === "c" && count === 2 ? 'Invalid pattern "cc"' : `Too many pattern letters: ${letter}`,
  );
}

/** @throws LibraryFault with Java's message */
export function fail(message: string): never {
  throw new LibraryFault(message);
}
