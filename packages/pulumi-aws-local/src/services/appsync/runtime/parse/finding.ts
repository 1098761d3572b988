import type { Node } from "acorn";
import type { CodeErrorDetail } from "../../errors";

/**
 * A finding of the linter at `node`.
 * UNVERIFIED: that AWS words LINT_ERROR as @aws-appsync/eslint-plugin does.
 */
export function lintError(node: Node, value: string): CodeErrorDetail {
  const { start } = node.loc!;
  return {
    errorType: "LINT_ERROR",
    value,
    location: { line: start.line, column: start.column + 1, span: node.end - node.start },
  };
}

/** A finding of the compiler at `node`, with TypeScript's number and text. */
export function compileError(node: Node, number: number, text: string): CodeErrorDetail {
  const { line, column } = node.loc!.start;
  return {
    errorType: "PARSE_ERROR",
    value: `code.js(${line},${column + 1}): error TS${number}: ${text}\n`,
    location: { line, column: column + 1, span: node.end - node.start },
  };
}
