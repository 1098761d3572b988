import type * as acorn from "acorn";
import type { Program } from "acorn";
import { full } from "acorn-walk";
import { accountingOf } from "./accounting";
import { dialectOf } from "./dialect/dialectOf";
import type { Replacement } from "./dialect/rewriting";
import { inOrder, type Insertion } from "./insertion";
import type { Stretch } from "./parse/moduleShape";

/** A place in code; both count from 1. */
export interface Position {
  line: number;
  column: number;
}

/** Code made ready to run, and the way back to positions in the original. Plain data. */
export interface Instrumented {
  code: string;
  /** What was put in, in the order of the code. */
  insertions: readonly Pick<Insertion, "line" | "column" | "text">[];
  /** Where a call begins, by the place "line:column" of its method name. */
  callStarts: Readonly<Record<string, Position>>;
}

/**
 * Blanks out stretches (imports, exports, and comments, one of which could make V8 look for a source map) and puts in the calls by
 * which the realm gives code AppSync's meaning and accounts for what it does. No line moves, so only columns after what is
 * inserted have to be mapped back.
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

/** Column in the original of a column in the instrumented code. */
export function originalColumn({ insertions }: Instrumented, { line, column }: Position): number {
  let shift = 0;
  for (const insertion of insertions) {
    if (insertion.line === line && insertion.column + shift < column) {
      shift += insertion.text.length;
    }
  }
  return column - shift;
}

/** Where the call begins whose method name stands at this place of the original. */
export function callStart({ callStarts }: Instrumented, at: Position): Position {
  return callStarts[`${at.line}:${at.column}`] ?? at;
}

/**
 * Replaces stretches by spaces. They are those that the parser has found, never what merely looks like them: whatever else
 * is taken away or moved makes V8 run other code than was checked.
 */
function blank(code: string, stretches: readonly Stretch[]): string {
  let blanked = code;
  // Ends of lines stay, all kinds of them: statements may end there.
  for (const { start, end, isStatement } of stretches) {
    const spaces = blanked.slice(start, end).replace(/[^\n\r\u2028\u2029]/g, " ");
    blanked =
      blanked.slice(0, start) + (isStatement ? `;${spaces.slice(1)}` : spaces) + blanked.slice(end);
  }
  return blanked;
}

/** Replaces as many characters as it puts in. */
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
