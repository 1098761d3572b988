import { randomBytes } from "node:crypto";
import type * as acorn from "acorn";
import type { Program } from "acorn";
import { full } from "acorn-walk";
import type { ModuleShape } from "./parse/moduleShape";

const unguessable = randomBytes(8).toString("hex");

/** Name of the loop counter inside instrumented code: none that a resolver could name, and so shadow. */
export const tickName = `$tick${unguessable}`;

/** Name of the list that a module's wrapper is given. */
export const givenName = `$given${unguessable}`;

/** Text put into the code at `column` (from 1) of `line` of the original. */
interface Insertion {
  line: number;
  column: number;
  offset: number;
  text: string;
}

/** Code made ready to run, and the way back to positions in the original. */
export interface Instrumented {
  code: string;
  /** Column in the original (from 1) of a column in the instrumented code. */
  originalColumn(line: number, column: number): number;
  /** Where the call begins whose method name stands at this position of the original. */
  callStart(line: number, column: number): { line: number; column: number };
}

/**
 * Blanks out imports and exports and counts the iterations of every loop. No line moves, so only
 * columns after a loop's opening brace have to be mapped back.
 */
export function instrument(code: string, program: Program, shape: ModuleShape): Instrumented {
  const insertions: Insertion[] = [];
  const callStarts = new Map<string, acorn.Position>();
  full(program, (node) => {
    if (node.type === "ForOfStatement" || node.type === "ForInStatement") {
      insertions.push(...countIterations((node as acorn.ForOfStatement).body));
    } else if (node.type === "CallExpression") {
      const { callee } = node as acorn.CallExpression;
      if (callee.type !== "MemberExpression") return;
      const { line, column } = callee.property.loc!.start;
      callStarts.set(`${line}:${column + 1}`, node.loc!.start);
    }
  });
  insertions.sort((one, other) => one.offset - other.offset);
  return {
    code: insert(blank(code, shape.declarations), insertions),
    originalColumn: (line, column) => originalColumn(insertions, line, column),
    callStart: (line, column) => {
      const start = callStarts.get(`${line}:${column}`);
      return start ? { line: start.line, column: start.column + 1 } : { line, column };
    },
  };
}

function countIterations(body: acorn.Statement): Insertion[] {
  const { start, end } = body.loc!;
  if (body.type === "BlockStatement") {
    return [
      {
        line: start.line,
        column: start.column + 2,
        offset: body.start + 1,
        text: `${tickName}();`,
      },
    ];
  }
  return [
    { line: start.line, column: start.column + 1, offset: body.start, text: `{${tickName}();` },
    { line: end.line, column: end.column + 1, offset: body.end, text: "}" },
  ];
}

/** Replaces stretches by spaces, and the comment that would make V8 look for a source map. */
function blank(code: string, stretches: ModuleShape["declarations"]): string {
  let blanked = code;
  for (const { start, end } of stretches) {
    const spaces = blanked.slice(start, end).replace(/[^\n]/g, " ");
    blanked = blanked.slice(0, start) + spaces + blanked.slice(end);
  }
  return blanked.replace(/^\/\/[#@] source(?:Mapping)?URL=.*$/gm, (comment) =>
    " ".repeat(comment.length),
  );
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
