import {
  compileCode,
  type Context,
  type Evaluation,
} from "../../../../../src/services/appsync/runtime";

/** The current time in these tests: 2024-05-06T07:08:09.123Z. */
export const now = 1_714_979_289_123;

/** Runs `statements` as the body of a request handler at `now`. */
export function evaluateRequest(statements: string, context: Context = {}): Evaluation {
  const code = `import { util, extensions, runtime } from "@aws-appsync/utils";
import * as ddb from "@aws-appsync/utils/dynamodb";
export function request(ctx) {
${statements}
}
export function response(ctx) {}`;
  return compileCode(code, { clock: { now: () => now } }).evaluate("request", context);
}

/** The result of a run: all members that are set, with parsed result and stash. */
export function outcomeOf(evaluation: Evaluation): Record<string, unknown> {
  const { resultJson: _result, keptStash: _stash, ...members } = evaluation;
  const set = Object.entries(members).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(set), result: evaluation.result, stash: evaluation.stash };
}

/** The value of an expression in a request handler; fails the test if the handler fails. */
export function evaluateExpression(expression: string, context: Context = {}): unknown {
  const { result, error } = evaluateRequest(`return ${expression};`, context);
  if (error) throw new Error(`${expression} failed: ${error.message}`);
  return result;
}
