import { readEscaped } from "./characterEscapes";
import { literal, otherCase, type PatternReader } from "./patternReader";

/**
 * Converts a Java character class, after its "[", to one of JavaScript with the flag v: unions, intersections and
 * subtractions.
 */
export function readClass(reader: PatternReader, ignoresCase: boolean, depth = 0): string {
  if (depth > 50) reader.refuse("it is nested too deeply");
  const negation = reader.take("^") ? "^" : "";
  const intersected: string[] = [];
  let items: string[] = [];
  let isFirst = true;
  while (isFirst || reader.peek() !== "]") {
    if (reader.take("&&")) {
      if (items.length > 0) intersected.push(union(items));
      items = [];
      // Java treats a sequence of them, and one at the end, as one.
      continue;
    }
    items.push(...readItem(reader, ignoresCase, depth));
    isFirst = false;
  }
  reader.next();
  if (items.length > 0) intersected.push(union(items));
  if (intersected.length === 0) reader.refuse();
  const members = intersected.length === 1 ? intersected[0]! : intersected.join("&&");
  return `[${negation}${members}]`;
}

function union(items: string[]): string {
  return `[${items.join("")}]`;
}

function readItem(reader: PatternReader, ignoresCase: boolean, depth: number): string[] {
  if (reader.take("[")) return [readClass(reader, ignoresCase, depth + 1)];
  if (reader.take("\\Q")) return readQuoted(reader, ignoresCase);
  const first = readCharacter(reader, ignoresCase);
  if ("set" in first) return [first.set];
  const isRange = reader.peek() === "-" && !/^(?:\]|\[|)$/.test(reader.peek(1));
  if (!isRange) return withOtherCase(first.character, first.character, ignoresCase);
  reader.next();
  const last = readCharacter(reader, ignoresCase);
  if ("set" in last) return reader.refuse();
  if (first.character.codePointAt(0)! > last.character.codePointAt(0)!) reader.refuse();
  return withOtherCase(first.character, last.character, ignoresCase);
}

function readCharacter(reader: PatternReader, ignoresCase: boolean) {
  const character = reader.next();
  if (character !== "\\") return { character };
  return readEscaped(reader, ignoresCase) ?? reader.refuse();
}

function readQuoted(reader: PatternReader, ignoresCase: boolean): string[] {
  const items: string[] = [];
  while (!reader.isAtEnd && !reader.take("\\E")) {
    const character = reader.next();
    items.push(...withOtherCase(character, character, ignoresCase));
  }
  return items;
}

function withOtherCase(first: string, last: string, ignoresCase: boolean): string[] {
  const own = first === last ? literal(first) : `${literal(first)}-${literal(last)}`;
  if (!ignoresCase) return [own];
  const others: string[] = [];
  const [from, to] = [first.codePointAt(0)!, last.codePointAt(0)!];
  for (let code = Math.max(from, 65); code <= Math.min(to, 122); code += 1) {
    const other = otherCase(String.fromCharCode(code));
    if (other !== undefined) others.push(other);
  }
  return [own, ...others];
}
