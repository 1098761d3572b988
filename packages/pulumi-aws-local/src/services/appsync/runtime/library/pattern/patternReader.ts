import { LibraryFault } from "../../realm/signals";

/** Flags of java.util.regex that are set at a position of a pattern. */
export interface Flags {
  i: boolean;
  s: boolean;
  m: boolean;
  x: boolean;
  d: boolean;
}

/** Reads a pattern by code points, as Java does. */
export class PatternReader {
  position = 0;
  private readonly points: string[];

  constructor(readonly pattern: string) {
    this.points = [...pattern];
  }

  get isAtEnd(): boolean {
    return this.position >= this.points.length;
  }

  peek(ahead = 0): string {
    return this.points[this.position + ahead] ?? "";
  }

  next(): string {
    if (this.isAtEnd) this.refuse();
    this.position += 1;
    return this.points[this.position - 1]!;
  }

  /** Consumes a text if it comes next. */
  take(text: string): boolean {
    const found = this.points.slice(this.position, this.position + text.length).join("") === text;
    if (found) this.position += text.length;
    return found;
  }

  /** Matches a regular expression at the current position and consumes the match. */
  match(expression: RegExp): RegExpExecArray | undefined {
    const found = expression.exec(this.points.slice(this.position).join(""));
    if (found === null || found.index !== 0) return undefined;
    this.position += [...found[0]].length;
    return found;
  }

  /** @throws LibraryFault for an invalid Java pattern, or a construct without an equivalent; the message names it */
  refuse(what?: string): never {
    const reason = what === undefined ? "" : `: ${what}`;
    throw new LibraryFault(`The pattern "${this.pattern}" is not supported${reason}`);
  }
}

/** Escapes a character for a regular expression with the flag v, inside and outside of a class. */
export function literal(character: string): string {
  return /^[a-zA-Z0-9]$/.test(character)
    ? character
    : `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

/** The other case of an ASCII letter: Java's (?i) only affects ASCII. */
export function otherCase(character: string): string | undefined {
  if (!/^[a-zA-Z]$/.test(character)) return undefined;
  const upper = character.toUpperCase();
  return upper === character ? character.toLowerCase() : upper;
}
