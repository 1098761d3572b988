import { isSensitiveName } from "./isSensitiveName";
import { MASK } from "./mask";
import { pairedPlaceholders } from "./pairedPlaceholders";
import { parseContainer } from "./parseContainer";

/** Minimum length: shorter secrets would mask common words. */
const SHORTEST = 4;
const DEPTH = 100;

/**
 * The secrets of an operation. They are found by their names in one place, so that they can be masked where they have
 * another name or none.
 */
export class Secrets {
  readonly #known = new Set<string>();
  #sorted: string[] | undefined;

  /**
   * Collects secrets in a value.
   * @param isSecret whether the value itself is a secret
   */
  learn(value: unknown, isSecret = false, depth = 0): void {
    if (typeof value === "string" || typeof value === "number") {
      this.#learnText(String(value), isSecret, depth);
    } else if (typeof value === "object" && value !== null && depth < DEPTH) {
      const placeholders = placeholdersIn(value);
      for (const [name, member] of Object.entries(value)) {
        const isHere = isSecret || isSensitiveMember(name, member);
        if (!isHere && isExpressionValues(name)) this.#learnValues(member, placeholders, depth);
        else this.learn(member, isHere, depth + 1);
      }
    }
  }

  /** Masks known secrets in a text. */
  hide(text: string): string {
    this.#sorted ??= [...this.#known].sort((a, b) => b.length - a.length);
    let hidden = text;
    for (const secret of this.#sorted) {
      if (hidden.includes(secret)) hidden = hidden.replaceAll(secret, MASK);
    }
    return hidden;
  }

  #learnValues(values: unknown, placeholders: ReadonlySet<string>, depth: number): void {
    for (const [name, value] of Object.entries(values ?? {})) {
      this.learn(value, placeholders.has(name) || isSensitiveName(name), depth + 2);
    }
  }

  #learnText(text: string, isSecret: boolean, depth: number): void {
    const parsed = parseContainer(text);
    if (parsed !== undefined && depth < DEPTH) this.learn(parsed, isSecret, depth + 1);
    if (!isSecret || text.length < SHORTEST || WORDS.has(text) || text.includes(MASK)) return;
    this.#known.add(text);
    // The escaped form inside JSON.
    this.#known.add(JSON.stringify(text).slice(1, -1));
    const [, credentials] = /^Bearer\s+(.+)$/i.exec(text) ?? [];
    if (credentials !== undefined) this.#known.add(credentials);
    this.#sorted = undefined;
  }
}

const WORDS: ReadonlySet<string> = new Set(["null", "true", "false", "undefined"]);

/**
 * Whether a member of an object is a secret: "session" is a Cognito token if it is a string, otherwise a session
 * object.
 */
export function isSensitiveMember(name: string, member: unknown): boolean {
  if (isExpressionNames(name) || !isSensitiveName(name)) return false;
  return !/^session$/i.test(name) || typeof member === "string";
}

/** "#claim": "ClaimToken" is the name of an attribute, not its value. */
function isExpressionNames(name: string): boolean {
  return /^expression(?:attribute)?names$/i.test(name) || name.startsWith("#");
}

export function isExpressionValues(name: string): boolean {
  return /^expression(?:attribute)?values$/i.test(name);
}

/** The placeholders of sensitive values in an AppSync `{ expression, expressionNames, expressionValues }`. */
export function placeholdersIn(value: object): ReadonlySet<string> {
  const { expression, expressionNames } = value as Record<string, unknown>;
  if (typeof expression !== "string") return NONE;
  return pairedPlaceholders(expression, (expressionNames ?? {}) as Record<string, unknown>);
}

const NONE: ReadonlySet<string> = new Set();
