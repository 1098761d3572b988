import { randomBytes } from "node:crypto";
import type * as acorn from "acorn";
import type { Program } from "acorn";
import { full } from "acorn-walk";
import type { Stretch } from "./parse/moduleShape";

const unguessable = randomBytes(8).toString("hex");

/** Name of the loop counter inside instrumented code: none that a resolver could name, and so shadow. */
export const tickName = `$tick${unguessable}`;

/** Name of what counts calls of the code's functions. */
export const enterName = `$enter${unguessable}`;

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
 * Blanks out stretches (imports, exports, and comments, one of which could make V8 look for a source map) and counts the iterations
 * of every loop and the calls of every function: nested forEach would go on for hours. No line moves, so only columns after
 * what is inserted have to be mapped back.
 */
export function instrument(
  code: string,
  program: Program,
  stretches: readonly Stretch[],
): Instrumented {
  const insertions: Insertion[] = [];
  const callStarts = new Map<string, acorn.Position>();
  full(program, (node) => {
    if (node.type === "ForOfStatement" || node.type === "ForInStatement") {
      insertions.push(...before((node as acorn.ForOfStatement).body, tickName));
    } else if (/Function/.test(node.type)) {
      insertions.push(...before((node as acorn.Function).body, enterName));
    } else if (node.type === "CallExpression") {
      const { callee } = node as acorn.CallExpression;
      if (callee.type !== "MemberExpression") return;
      const { line, column } = callee.property.loc!.start;
      callStarts.set(`${line}:${column + 1}`, node.loc!.start);
    }
  });
  insertions.sort((one, other) => one.offset - other.offset);
  return {
    code: insert(blank(code, stretches), insertions),
    originalColumn: (line, column) => originalColumn(insertions, line, column),
    callStart: (line, column) => {
      const start = callStarts.get(`${line}:${column}`);
      return start ? { line: start.line, column: start.column + 1 } : { line, column };
    },
  };
}

/** Calls the function of this name before a statement, a block or an expression. */
function before(body: acorn.Statement | acorn.Expression, name: string): Insertion[] {
  if (body.type === "BlockStatement") return [insertion(body.start + 1, 1, body, `${name}();`)];
  const [open, close] = body.type.endsWith("Statement")
    ? [`{${name}();`, "}"]
    : [`(${name}(),`, ")"];
  const { line, column } = body.loc!.end;
  return [
    insertion(body.start, 0, body, open),
    { line, column: column + 1, offset: body.end, text: close },
  ];
}

function insertion(offset: number, further: number, { loc }: acorn.Node, text: string): Insertion {
  const { line, column } = loc!.start;
  return { line, column: column + 1 + further, offset, text };
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
