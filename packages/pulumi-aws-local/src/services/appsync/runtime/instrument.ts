import type * as acorn from "acorn";
import type { Program } from "acorn";
import { full } from "acorn-walk";
import { accountingOf } from "./accounting";
import { inOrder, type Insertion } from "./insertion";
import type { Stretch } from "./parse/moduleShape";

/** Code made ready to run, and the way back to positions in the original. */
export interface Instrumented {
  code: string;
  /** Column in the original (from 1) of a column in the instrumented code. */
  originalColumn(line: number, column: number): number;
  /** Where the call begins whose method name stands at this position of the original. */
  callStart(line: number, column: number): { line: number; column: number };
}

/**
 * Blanks out stretches (imports, exports, and comments, one of which could make V8 look for a source map) and puts in the calls by
 * which the realm accounts for what the code does. No line moves, so only columns after what is inserted have to be mapped back.
 */
export function instrument(
  code: string,
  program: Program,
  stretches: readonly Stretch[],
): Instrumented {
  const insertions = inOrder(accountingOf(program));
  const callStarts = new Map<string, acorn.Position>();
  full(program, (node) => {
    if (node.type !== "CallExpression") return;
    const { callee } = node as acorn.CallExpression;
    if (callee.type !== "MemberExpression") return;
    const { line, column } = callee.property.loc!.start;
    callStarts.set(`${line}:${column + 1}`, node.loc!.start);
  });
  return {
    code: insert(blank(code, stretches), insertions),
    originalColumn: (line, column) => originalColumn(insertions, line, column),
    callStart: (line, column) => {
      const start = callStarts.get(`${line}:${column}`);
      return start ? { line: start.line, column: start.column + 1 } : { line, column };
    },
  };
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

function insert(code: string, insertions: readonly Insertion[]): string {
  let result = "";
  let position = 0;
  for (const { offset, text } of insertions) {
    result += code.slice(position, offset) + text;
    position = offset;
  }
  return result + code.slice(position);
}

function originalColumn(insertions: readonly Insertion[], line: number, column: number): number {
  let shift = 0;
  for (const insertion of insertions) {
    if (insertion.line === line && insertion.column + shift < column) {
      shift += insertion.text.length;
    }
  }
  return column - shift;
}
