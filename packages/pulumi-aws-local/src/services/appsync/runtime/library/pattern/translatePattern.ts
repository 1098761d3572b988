import { lookup } from "../../../../../core/lookup";
import { readEscaped } from "./characterEscapes";
import { literal, otherCase, PatternReader, type Flags } from "./patternReader";
import { readClass } from "./readClass";

const END = "$";
const WORD = "[\\p{L}\\p{Nd}_]";

/** Line terminators, and those that may precede the end of the text; the second set is for (?d). */
const lines = [
  {
    not: "[^\\n\\r\\x85\\u2028\\u2029]",
    before: "\\r\\n|(?<!\\r)\\n|[\\r\\x85\\u2028\\u2029]",
    after: "\\n|\\r(?!\\n)|[\\x85\\u2028\\u2029]",
  },
  { not: "[^\\n]", before: "\\n", after: "\\n" },
] as const;

const boundaries = lookup({
  A: "^",
  z: "$",
  b: `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`,
  B: `(?:(?<=${WORD})(?=${WORD})|(?<!${WORD})(?!${WORD}))`,
  R: "(?:\\r\\n|[\\n\\v\\f\\r\\x85\\u2028\\u2029])",
});

/** Generated lookarounds that consume no characters: they do not count in the cost of an expression. */
export const lookingAround: readonly string[] = lines
  .flatMap(({ before }) => [`(?:(?=(?:${before})?${END}))`, `(?:(?=${before}|${END}))`])
  .concat(boundaries["b"]!, boundaries["B"]!);

/** A translated pattern, and the number of groups that were added. */
export interface Translation {
  source: string;
  addedGroups: number;
}

/**
 * Converts a java.util.regex pattern to a regular expression of JavaScript with the flag v. Possessive quantifiers and
 * atomic groups become a lookahead, which is never retried, and a reference to its match; flags are applied at their
 * positions.
 * @throws LibraryFault for an invalid pattern, or one without an equivalent in JavaScript
 */
export function translatePattern(pattern: string): Translation {
  const translator = new Translator(new PatternReader(pattern));
  return translator.translate();
}

class Translator {
  /** Number of JavaScript groups so far. */
  private groups = 0;
  private addedGroups = 0;
  /** The JavaScript number of each Java group; `certain` contains the groups that have definitely matched. */
  private readonly numbers: number[] = [0];
  private readonly names = new Map<string, number>();
  private certain = new Set<number>();
  private depth = 0;
  private isLookbehind = false;

  constructor(private readonly reader: PatternReader) {}

  translate(): Translation {
    const flags = { i: false, s: false, m: false, x: false, d: false };
    const source = this.alternatives(flags);
    if (!this.reader.isAtEnd) this.reader.refuse();
    return { source, addedGroups: this.addedGroups };
  }

  private alternatives(flags: Flags): string {
    this.depth += 1;
    if (this.depth > 100) this.reader.refuse("it is nested too deeply");
    const before = this.certain;
    const own = { ...flags };
    const texts: string[] = [];
    do {
      this.certain = new Set(before);
      texts.push(this.sequence(own));
    } while (this.reader.take("|"));
    if (texts.length > 1) this.certain = before;
    this.depth -= 1;
    return texts.join("|");
  }

  /** Reads one alternative; a flag that it sets also applies to the next ones. */
  private sequence(flags: Flags): string {
    let text = "";
    const { reader } = this;
    while (!reader.isAtEnd && reader.peek() !== "|" && reader.peek() !== ")") {
      if (flags.x && reader.match(/^(?:\s|#[^\n\r]*)+/)) continue;
      const set = reader.match(/^\(\?([imsxdu]*)(?:-([imsxdu]*))?\)/);
      if (set) this.setFlags(flags, set[1]!, set[2] ?? "");
      else text += this.quantified(flags);
    }
    return text;
  }

  private setFlags(flags: Flags, on: string, off: string): void {
    for (const one of on) if (one !== "u") flags[one as keyof Flags] = true;
    for (const one of off) if (one !== "u") flags[one as keyof Flags] = false;
    if (on.includes("u") && flags.i) this.reader.refuse("(?u) with (?i)");
  }

  private quantified(flags: Flags): string {
    const before = new Set(this.certain);
    const added = this.groups;
    const atom = this.atom(flags);
    if (flags.x) this.reader.match(/^(?:\s|#[^\n\r]*)+/);
    const found = this.reader.match(/^(?:[*+?]|\{(\d+)(,?)(\d*)\})([?+]?)/);
    if (!found) {
      if (/^[*+?{]$/.test(this.reader.peek())) this.reader.refuse();
      return atom;
    }
    const [whole, least, , most, suffix] = found;
    if (least !== undefined && most !== "" && Number(most) < Number(least)) this.reader.refuse();
    const isUnbounded = /^[*+]|,\}/.test(whole);
    if (this.isLookbehind && isUnbounded)
      this.reader.refuse("a look-behind without a maximum length");
    if (!/^\+|^\{[1-9]/.test(whole)) this.certain = before;
    if (/^[*+?{]$/.test(this.reader.peek())) this.reader.refuse();
    const repeated = /^[\^$]$/.test(atom) ? `(?:${atom})` : atom;
    if (suffix !== "+") return repeated + whole;
    return this.atomic(`${repeated}${whole.slice(0, -1)}`, added);
  }

  /**
   * Adds a group around the text since there were `before` groups: the inner groups follow it, so their numbers
   * increase.
   */
  private atomic(text: string, before: number): string {
    if (this.isLookbehind) this.reader.refuse("an atomic group in a look-behind");
    this.groups += 1;
    this.addedGroups += 1;
    for (const [index, number] of this.numbers.entries()) {
      if (number > before) this.numbers[index] = number + 1;
    }
    const moved = text.replace(/\(\?:\\(\d+)\)/g, (_all, number: string) =>
      Number(number) > before ? `(?:\\${Number(number) + 1})` : `(?:\\${number})`,
    );
    return `(?:(?=(${moved}))(?:\\${before + 1}))`;
  }

  private atom(flags: Flags): string {
    const { reader } = this;
    const character = reader.next();
    switch (character) {
      case "(":
        return this.group(flags);
      case "[":
        return readClass(reader, flags.i);
      case ".":
        return flags.s ? "[\\s\\S]" : this.lines(flags).not;
      case "^":
        if (!flags.m) return "^";
        return `(?:^|(?<=${this.lines(flags).after})(?=[\\s\\S]))`;
      case "$":
        return this.ending(flags, flags.m);
      case "\\":
        return this.escape(flags);
      case "*":
      case "+":
      case "?":
      case "{":
        return reader.refuse();
      default:
        return this.character(character, flags);
    }
  }

  private lines({ d }: Flags) {
    return lines[d ? 1 : 0];
  }

  private ending(flags: Flags, isMultiline: boolean): string {
    const { before } = this.lines(flags);
    return isMultiline ? `(?:(?=${before}|${END}))` : `(?:(?=(?:${before})?${END}))`;
  }

  private character(character: string, { i }: Flags): string {
    const other = i ? otherCase(character) : undefined;
    return other === undefined ? literal(character) : `[${character}${other}]`;
  }

  private group(flags: Flags): string {
    const { reader } = this;
    const kind = reader.match(
      /^\?(?:[:>=!]|<[=!]|<([a-zA-Z][a-zA-Z0-9]*)>|([imsxdu]*)(?:-([imsxdu]*))?:)/,
    );
    if (!kind && reader.peek() === "?") reader.refuse();
    const before = this.groups;
    const inner = { ...flags };
    const [whole = "", name, on, off] = kind ?? [];
    const isCapturing = !kind || name !== undefined;
    if (on !== undefined || off !== undefined) this.setFlags(inner, on ?? "", off ?? "");
    const index = isCapturing ? this.capture(name) : undefined;
    const isBehind = whole.startsWith("?<") && name === undefined;
    const [outside, certain] = [this.isLookbehind, new Set(this.certain)];
    this.isLookbehind ||= isBehind;
    const text = this.alternatives(inner);
    this.isLookbehind = outside;
    if (!reader.take(")")) reader.refuse();
    if (/!$/.test(whole)) this.certain = certain;
    if (index !== undefined) this.certain.add(index);
    if (whole === "?>") return this.atomic(text, before);
    if (isCapturing) return name === undefined ? `(${text})` : `(?<${name}>${text})`;
    return /[=!]$/.test(whole) ? `(?:(${whole}${text}))` : `(?:${text})`;
  }

  private capture(name: string | undefined): number {
    this.groups += 1;
    this.numbers.push(this.groups);
    const index = this.numbers.length - 1;
    if (name !== undefined) {
      if (this.names.has(name)) this.reader.refuse();
      this.names.set(name, index);
    }
    return index;
  }

  private escape(flags: Flags): string {
    const { reader } = this;
    if (reader.take("Q")) return this.quoted(flags);
    const boundary = boundaries[reader.peek()];
    if (boundary !== undefined && reader.peek(1) !== "{") {
      reader.next();
      return boundary;
    }
    if (reader.take("Z")) return this.ending(flags, false);
    const named = reader.match(/^k<([a-zA-Z][a-zA-Z0-9]*)>/);
    if (named) return this.reference(this.names.get(named[1]!) ?? reader.refuse(), flags);
    const digits = reader.match(/^[1-9]/);
    if (digits) return this.reference(this.groupOf(digits[0]), flags);
    const escaped = readEscaped(reader, flags.i) ?? reader.refuse(`\\${reader.peek()}`);
    return "set" in escaped ? escaped.set : this.character(escaped.character, flags);
  }

  /** Further digits belong to a reference as long as a group with that number exists. */
  private groupOf(first: string): number {
    let index = Number(first);
    while (/^\d$/.test(this.reader.peek())) {
      const longer = index * 10 + Number(this.reader.peek());
      if (longer >= this.numbers.length) break;
      index = longer;
      this.reader.next();
    }
    return index;
  }

  private reference(index: number, { i }: Flags): string {
    if (index >= this.numbers.length) return "(?:[^\\s\\S])"; // Java: matches nothing
    if (i) this.reader.refuse("a reference with (?i)");
    if (this.isLookbehind) this.reader.refuse("a reference in a look-behind");
    // For a group that has not matched, a Java reference fails, and a JavaScript reference matches empty text.
    if (!this.certain.has(index))
      this.reader.refuse("a reference to a group that may not have matched");
    return `(?:\\${this.numbers[index]})`;
  }

  private quoted(flags: Flags): string {
    const characters: string[] = [];
    while (!this.reader.isAtEnd && !this.reader.take("\\E")) characters.push(this.reader.next());
    if (characters.length === 0) return "";
    // A quantifier after it applies to the last character.
    const last = characters.pop()!;
    const quantifier = /^[*+?{]$/.test(this.reader.peek());
    const texts = [...characters, last].map((one) => this.character(one, flags));
    if (quantifier && texts.length > 1) this.reader.refuse("a quantifier after \\Q…\\E");
    return texts.join("");
  }
}
