import type * as acorn from "acorn";
import type { Program } from "acorn";
import { full } from "acorn-walk";
import { accountingOf } from "./accounting";
import { dialectOf } from "./dialect/dialectOf";
import type { Replacement } from "./dialect/rewriting";
import { inOrder, type Insertion } from "./insertion";
import type { Stretch } from "./parse/moduleShape";

/** A position in code; both numbers are 1-based. */
export interface Position {
  line: number;
  column: number;
}

/** Instrumented code, with the data to map positions back to the original. Plain data. */
export interface Instrumented {
  code: string;
  /** The inserted text in code order. */
  insertions: readonly Pick<Insertion, "line" | "column" | "text">[];
  /** Start of a call by the position "line:column" of its method name. */
  callStarts: Readonly<Record<string, Position>>;
}

/**
 * Blanks out ranges (imports, exports, and comments, which could make V8 look for a source map). Inserts the calls by
 * which the realm implements AppSync's semantics and accounts for resources. Lines do not move, so only columns after
 * an insertion have to be mapped back.
 */
export function instrument(
  code: string,
  program: Program,
  stretches: readonly Stretch[],
): Instrumented {
  const plain = blank(code, stretches);
  const dialect = dialectOf(program, plain);
  const insertions = inOrder([...dialect.insertions, ...accountingOf(program)]);
  const callStarts: Record<string, Position> = {};
  full(program, (node) => {
    if (node.type !== "CallExpression") return;
    const { callee } = node as acorn.CallExpression;
    if (callee.type !== "MemberExpression") return;
    const { line, column } = callee.property.loc!.start;
    const { start } = node.loc!;
    callStarts[`${line}:${column + 1}`] = { line: start.line, column: start.column + 1 };
  });
  return {
    code: insert(replace(plain, dialect.replacements), insertions),
    insertions: insertions.map(({ line, column, text }) => ({ line, column, text })),
    callStarts,
  };
}

/** Maps a column of the instrumented code to the original. */
export function originalColumn({ insertions }: Instrumented, { line, column }: Position): number {
  let shift = 0;
  for (const insertion of insertions) {
    if (insertion.line === line && insertion.column + shift < column) {
      shift += insertion.text.length;
    }
  }
  return column - shift;
}

/** The start of the call whose method name is at this position of the original. */
export function callStart({ callStarts }: Instrumented, at: Position): Position {
  return callStarts[`${at.line}:${at.column}`] ?? at;
}

/**
 * Replaces ranges with spaces. Only ranges that the parser has identified may be replaced: any other removal or move
 * would make V8 run different code than was checked.
 */
function blank(code: string, stretches: readonly Stretch[]): string {
  let blanked = code;
  // Keeps line breaks of all kinds: statements may end there.
  for (const { start, end, isStatement } of stretches) {
    const spaces = blanked.slice(start, end).replace(/[^\n\r\u2028\u2029]/g, " ");
    blanked =
      blanked.slice(0, start) + (isStatement ? `;${spaces.slice(1)}` : spaces) + blanked.slice(end);
  }
  return blanked;
}

/** Applies replacements of the same length. */
function replace(code: string, replacements: readonly Replacement[]): string {
  let replaced = code;
  for (const { start, end, text } of replacements) {
    replaced = replaced.slice(0, start) + text + replaced.slice(end);
  }
  return replaced;
}

function insert(code: string, insertions: readonly Insertion[]): string {
  let result = "";
  let position = 0;
  for (const { offset, text } of insertions) {
    result += code.slice(position, offset) + text;
    position = offset;
  }
  return result + code.slice(position);
}
