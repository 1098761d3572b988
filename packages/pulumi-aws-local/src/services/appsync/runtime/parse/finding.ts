import type { Node } from "acorn";
import type { CodeErrorDetail } from "../../errors";

/**
 * A finding of the linter at `node`.
 * UNVERIFIED: that AWS's LINT_ERROR has the wording of @aws-appsync/eslint-plugin.
 */
export function lintError(node: Node, value: string): CodeErrorDetail {
  const { start } = node.loc!;
  return {
    errorType: "LINT_ERROR",
    value,
    location: { line: start.line, column: start.column + 1, span: node.end - node.start },
  };
}

/**
 * A call of a function that the runtime does not have.
 * UNVERIFIED: AWS's message. The type is reported at
 * https://genai-food-tracker.pages.dev/notes/best_practices/appsync_js_development.
 */
export function invocationError(node: Node, name: string): CodeErrorDetail {
  return {
    ...lintError(node, `The function ${name} is not supported by the runtime APPSYNC_JS.`),
    errorType: "INVALID_FUNCTION_INVOCATION",
  };
}

/** A finding of the compiler at `node`, with TypeScript's number and message. */
export function compileError(node: Node, number: number, text: string): CodeErrorDetail {
  const { line, column } = node.loc!.start;
  return {
    errorType: "PARSE_ERROR",
    value: `code.js(${line},${column + 1}): error TS${number}: ${text}\n`,
    location: { line, column: column + 1, span: node.end - node.start },
  };
}
