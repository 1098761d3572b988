import { MASK } from "./mask";
import { parseContainer } from "./parseContainer";
import { redactPatterns } from "./redactPatterns";
import { isExpressionValues, isSensitiveMember, placeholdersIn, Secrets } from "./secrets";

/**
 * Maximum characters of a value with all its members, of a string in it, and maximum number of members of a list or
 * object.
 */
const VALUE = 32_000;
const TEXT = 4_000;
const MEMBERS = 200;
const DEPTH = 40;

/** Longer texts are neither searched nor shown. */
const READABLE = 1_000_000;

/** Copies the data of one operation: without secrets, and truncated to a readable size. */
export class Redactor {
  readonly secrets = new Secrets();

  text(text: string): string {
    return cut(this.#wholeText(text, { left: VALUE }, 0));
  }

  value(value: unknown): unknown {
    return this.#value(value, { left: VALUE }, 0);
  }

  #value(value: unknown, budget: Budget, depth: number): unknown {
    if (typeof value === "string") {
      const text = cut(this.#wholeText(value, budget, depth));
      budget.left -= text.length;
      return text;
    }
    budget.left -= 8;
    if (typeof value === "number") return this.#number(value);
    if (typeof value !== "object" || value === null) return value ?? null;
    if (depth > DEPTH) return "…";
    return Array.isArray(value)
      ? this.#list(value, budget, depth)
      : this.#object(value as Record<string, unknown>, budget, depth);
  }

  #list(list: readonly unknown[], budget: Budget, depth: number): unknown[] {
    const copy: unknown[] = [];
    for (const [at, item] of list.entries()) {
      if (budget.left <= 0 || at === MEMBERS) {
        copy.push(`… ${list.length - at} more`);
        break;
      }
      copy.push(this.#value(item, budget, depth + 1));
    }
    return copy;
  }

  #object(
    object: Record<string, unknown>,
    budget: Budget,
    depth: number,
    hidden: ReadonlySet<string> = NONE,
  ): Record<string, unknown> {
    const copy: Record<string, unknown> = {};
    const placeholders = placeholdersIn(object);
    const entries = Object.entries(object);
    for (const [at, [name, member]] of entries.entries()) {
      if (budget.left <= 0 || at === MEMBERS) {
        copy["…"] = `${entries.length - at} more`;
        break;
      }
      budget.left -= name.length;
      const key = this.#plain(name);
      if (hidden.has(name) || isSensitiveMember(name, member)) copy[key] = masked(member);
      else if (isExpressionValues(name) && isObject(member)) {
        copy[key] = this.#object(member, budget, depth + 1, placeholders);
      } else copy[key] = this.#value(member, budget, depth + 1);
    }
    return copy;
  }

  /** A text that is JSON is redacted by its member names. */
  #wholeText(text: string, budget: Budget, depth: number): string {
    if (text.length > READABLE) return `… ${text.length} characters`;
    const parsed = depth > DEPTH ? undefined : parseContainer(text);
    if (parsed === undefined) return this.#plain(text);
    return JSON.stringify(this.#value(parsed, { left: Math.max(budget.left, 0) }, depth + 1));
  }

  #plain(text: string): string {
    return redactPatterns(this.secrets.hide(text));
  }

  #number(value: number): unknown {
    const text = String(value);
    return this.secrets.hide(text) === text ? value : MASK;
  }
}

interface Budget {
  /** Remaining characters. */
  left: number;
}

const NONE: ReadonlySet<string> = new Set();

/** null is not a secret. */
function masked(value: unknown): unknown {
  return value === null || value === undefined || typeof value === "boolean"
    ? (value ?? null)
    : MASK;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function cut(text: string): string {
  const more = text.length - TEXT;
  return more <= 0 ? text : `${text.slice(0, TEXT)}… ${more} more characters`;
}

/** Redacts variables according to the redacted document. */
export function redactVariables(
  variables: Record<string, unknown>,
  sensitive: ReadonlySet<string>,
  redactor: Redactor,
): Record<string, unknown> {
  const copy = redactor.value(variables) as Record<string, unknown>;
  for (const name of sensitive) if (name in copy) copy[name] = masked(variables[name]);
  return copy;
}
