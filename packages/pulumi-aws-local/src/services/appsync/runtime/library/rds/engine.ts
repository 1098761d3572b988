import { LibraryFault } from "../../realm/signals";
import { isRecord } from "../json";

export type Engine = "PostgreSQL" | "MySQL";

/** A value with its type hint for the RDS Data API, as typeHint creates it. */
interface TypeHint {
  type: string;
  value: unknown;
}

export const hintTypes = ["DECIMAL", "JSON", "TIMESTAMP", "TIME", "UUID", "DATE"] as const;

/** The shared state of the statements of one request: quotes, and the numbered parameters. */
export class StatementWriter {
  readonly variableMap: Record<string, unknown> = {};
  readonly variableTypeHintMap: Record<string, string> = {};
  private count = 0;

  constructor(readonly engine: Engine) {}

  /** Replaces a value with a parameter; null has none. */
  bind(value: unknown): string {
    const hint = hintOf(value);
    const bound = hint === undefined ? value : hint.value;
    if (bound == null) return "NULL";
    const name = `:P${this.count}`;
    this.count += 1;
    this.variableMap[name] = bound;
    if (hint !== undefined) this.variableTypeHintMap[name] = hint.type;
    return name;
  }

  /** Quotes "private.persons" by its parts. UNVERIFIED: that a quote in a name is doubled. */
  quote(name: string): string {
    const quote = this.engine === "MySQL" ? "`" : '"';
    return name
      .split(".")
      .map((part) => quote + part.replaceAll(quote, quote + quote) + quote)
      .join(".");
  }
}

function hintOf(value: unknown): TypeHint | undefined {
  if (!isRecord(value) || !("value" in value)) return undefined;
  const { type } = value;
  return hintTypes.some((known) => known === type) ? (value as unknown as TypeHint) : undefined;
}

/** @throws LibraryFault with AWS's message */
export function refuse(message: string): never {
  throw new LibraryFault(message);
}
