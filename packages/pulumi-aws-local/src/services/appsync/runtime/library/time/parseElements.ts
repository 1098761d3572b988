import { namesOf } from "./names";
import { fail, type Element } from "./patternElements";
import { readZone } from "./zones";

/** The parsed values by pattern letter; numbers as written. */
export interface Parsed {
  values: Map<string, number>;
  zone?: string;
  offsetSeconds?: number;
}

type FieldElement = Extract<Element, { kind: "field" }>;

/** Numbers have a fixed width only with certain letter counts. */
function widths({ letter, count }: FieldElement): [least: number, most: number] | undefined {
  if (/^[uyY]$/.test(letter)) return count === 2 ? [2, 2] : [count, 19];
  if (/^[AnNg]$/.test(letter)) return [count, 19];
  if (letter === "S") return [count, count];
  if (letter === "D") return count === 3 ? [3, 3] : [count, 3];
  if (/^[MLQqec]$/.test(letter)) return count < 3 ? [count, 2] : undefined;
  if (letter === "W" || letter === "F") return [1, 1];
  return /^[dwhKkHms]$/.test(letter) ? [count, 2] : undefined;
}

/** @throws LibraryFault with Java's message, for a text of another format */
export function parseElements(elements: readonly Element[], text: string): Parsed {
  const parser = new Parser(text);
  const parsed: Parsed = { values: new Map() };
  const end = parser.read(elements, 0, parsed);
  if (typeof end !== "number") return fail(`Text '${text}' could not be parsed at index ${end.at}`);
  if (end < text.length) {
    fail(`Text '${text}' could not be parsed, unparsed text found at index ${end}`);
  }
  return parsed;
}

class Parser {
  constructor(private readonly text: string) {}

  /** @returns the end of the match, or the position of the first mismatch */
  read(elements: readonly Element[], begin: number, parsed: Parsed): number | { at: number } {
    let at = begin;
    for (const [index, element] of elements.entries()) {
      if (element.kind === "literal") {
        if (!this.text.startsWith(element.text, at)) return { at };
        at += element.text.length;
      } else if (element.kind === "optional") {
        const inner: Parsed = { ...parsed, values: new Map(parsed.values) };
        const end = this.read(element.elements, at, inner);
        if (typeof end === "number") {
          at = end;
          Object.assign(parsed, inner);
        }
      } else {
        let start = at;
        while (element.pad !== undefined && this.text[start] === " ") start += 1;
        const end = this.field(element, start, elements.slice(index + 1), parsed);
        if (end === undefined) return { at };
        at = end;
      }
    }
    return at;
  }

  private field(
    element: FieldElement,
    at: number,
    following: readonly Element[],
    parsed: Parsed,
  ): number | undefined {
    const { letter, count } = element;
    const rest = this.text.slice(at);
    const range = widths(element);
    if (range !== undefined) return this.number(element, range, at, following, parsed);
    if (letter === "a") return this.choice(["AM", "PM"], rest, at, "a", 0, parsed);
    if (letter === "V" || letter === "v" || letter === "z") {
      const zone = readZone(rest);
      if (zone === undefined) return undefined;
      parsed.zone = zone.id;
      return at + zone.length;
    }
    if (/^[OXxZ]$/.test(letter)) return this.offset(letter, count, rest, at, parsed);
    if (letter === "B")
      return fail("parsing the pattern letter B is not supported by this runtime");
    const names = namesOf(letter, Math.max(count, 3));
    return names && this.choice(names, rest, at, letter, letter === "G" ? 0 : 1, parsed);
  }

  private choice(
    names: readonly string[],
    rest: string,
    at: number,
    letter: string,
    first: number,
    parsed: Parsed,
  ): number | undefined {
    const found = names
      .filter((name) => rest.startsWith(name))
      .sort((a, b) => b.length - a.length)[0];
    if (found === undefined) return undefined;
    const key = letter === "e" || letter === "c" ? "E" : letter;
    parsed.values.set(key, names.indexOf(found) + first);
    return at + found.length;
  }

  private number(
    { letter, count }: FieldElement,
    [least, most]: [number, number],
    at: number,
    following: readonly Element[],
    parsed: Parsed,
  ): number | undefined {
    const isYear = /^[uyY]$/.test(letter);
    const sign = isYear && count !== 2 ? (/^[+-]/.exec(this.text.slice(at))?.[0] ?? "") : "";
    const run = /^\d*/.exec(this.text.slice(at + sign.length))![0].length;
    const reserved = least === most ? 0 : reservedBy(following);
    const length = Math.min(most, reserved > 0 ? Math.max(run - reserved, least) : run);
    if (length < least || run < length) return undefined;
    if (isYear && count >= 4) {
      if (sign === "" && length > count) return undefined;
      if (sign === "+" && length <= count) return undefined;
    }
    const end = at + sign.length + length;
    const digits = this.text.slice(at + sign.length, end);
    let value = Number(digits) * (sign === "-" ? -1 : 1);
    if (isYear && count === 2) value += 2000;
    if (letter === "S") value = Number(digits.padEnd(9, "0"));
    parsed.values.set(letter, value);
    return end;
  }

  private offset(
    letter: string,
    count: number,
    rest: string,
    at: number,
    parsed: Parsed,
  ): number | undefined {
    const isLocalized = letter === "O" || (letter === "Z" && count === 4);
    const style = letter === "Z" ? (count === 5 ? 5 : 2) : count;
    const form = isLocalized
      ? letter === "O" && count === 1
        ? /^GMT(?:([+-])(\d{1,2})(?::(\d{2})(?::(\d{2}))?)?)?/
        : /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?/
      : [
          /^([+-])(\d{2})(\d{2})?/,
          /^([+-])(\d{2})(\d{2})/,
          /^([+-])(\d{2}):(\d{2})/,
          /^([+-])(\d{2})(\d{2})(\d{2})?/,
          /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?/,
        ][style - 1]!;
    if (
      !isLocalized &&
      /^[XZ]$/.test(letter) &&
      !(letter === "Z" && count < 4) &&
      rest[0] === "Z"
    ) {
      parsed.offsetSeconds = 0;
      return at + 1;
    }
    const found = form.exec(rest);
    if (found === null) return undefined;
    const [whole, sign = "+", hours = "0", minutes = "0", seconds = "0"] = found;
    const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    parsed.offsetSeconds = sign === "-" ? -total : total;
    return at + whole.length;
  }
}

/** Number of digits of the directly following fixed-width numbers. */
function reservedBy(following: readonly Element[]): number {
  let sum = 0;
  for (const element of following) {
    const range = element.kind === "field" ? widths(element) : undefined;
    if (range === undefined) return sum;
    const isFixed = range[0] === range[1] || (element as FieldElement).count === 2;
    if (!isFixed) return sum;
    sum += range[0];
  }
  return sum;
}
