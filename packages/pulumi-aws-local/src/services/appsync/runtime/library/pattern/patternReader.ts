import { LibraryFault } from "../../realm/signals";

/** Flags of java.util.regex that are in force at one place of a pattern. */
export interface Flags {
  i: boolean;
  s: boolean;
  m: boolean;
  x: boolean;
  d: boolean;
}

/** A pattern while it is being read: code points, as Java takes them. */
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

  /** Takes a text if it comes next. */
  take(text: string): boolean {
    const found = this.points.slice(this.position, this.position + text.length).join("") === text;
    if (found) this.position += text.length;
    return found;
  }

  /** What a regular expression finds right here; it is taken. */
  match(expression: RegExp): RegExpExecArray | undefined {
    const found = expression.exec(this.points.slice(this.position).join(""));
    if (found === null || found.index !== 0) return undefined;
    this.position += [...found[0]].length;
    return found;
  }

  /** @throws LibraryFault for what is not a Java pattern, or has no equivalent here; the message names it. */
  refuse(what?: string): never {
    const reason = what === undefined ? "" : `: ${what}`;
    throw new LibraryFault(`The pattern "${this.pattern}" is not supported${reason}`);
  }
}

/** A character as it stands in a regular expression with the flag v, inside and outside of a class. */
export function literal(character: string): string {
  return /^[a-zA-Z0-9]$/.test(character)
    ? character
    : `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

/** The other case of an ASCII letter: (?i) of Java means those only. */
export function otherCase(character: string): string | undefined {
  if (!/^[a-zA-Z]$/.test(character)) return undefined;
  const upper = character.toUpperCase();
  return upper === character ? character.toLowerCase() : upper;
}
