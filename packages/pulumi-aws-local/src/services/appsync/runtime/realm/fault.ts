import type { ResolverError } from "../types";
import { withoutHooks } from "../hooks";
import type { EvaluationState } from "./evaluationState";

/**
 * The GraphQL error for an uncaught error, such as "code.js:162:13: ReferenceError: x is not defined" of type Code
 * (https://github.com/aws/aws-appsync-community/issues/328).
 */
export function faultError(thrown: unknown, locate: EvaluationState["locate"]): ResolverError {
  const { name, message, stack } = describe(thrown);
  const place = locate(stack, "fault");
  return {
    message: `${place === undefined ? "code.js" : `code.js:${place}`}: ${name}: ${withoutHooks(message)}`,
    type: "Code",
    data: null,
    errorInfo: null,
  };
}

/** Describes an error of any realm: `instanceof Error` is false for errors of another realm. */
function describe(thrown: unknown): { name: string; message: string; stack?: string } {
  if (typeof thrown !== "object" || thrown === null) {
    return { name: "Error", message: String(thrown) };
  }
  const { name, message, stack } = thrown as Partial<Error>;
  return {
    name: typeof name === "string" ? name : "Error",
    message: typeof message === "string" ? message : "unknown fault",
    stack: typeof stack === "string" ? stack : undefined,
  };
}
