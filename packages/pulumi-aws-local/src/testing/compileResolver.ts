import { A_STRING, AN_OBJECT, requireValue, type ValueRule } from "../core/checkOptions";
import { VisibleError } from "../core/visibleError";
import { CodeError, compileCode, describeCodeErrors, type CompiledCode } from "../services/appsync";

/** Code of a resolver or pipeline function that AppSync accepts. */
export type ResolverCode = Pick<CompiledCode, "evaluate">;

/**
 * Compiles code for AppSync's runtime APPSYNC_JS, to test handlers without a stack. AWS's limits are enforced, but
 * endless code does not end.
 * @param code an ES module in one file, as a deployment sends it
 * @throws VisibleError with all errors of code that AppSync would reject
 */
export function compileResolver(code: string): ResolverCode {
  requireValue('"code"', code, A_STRING);
  const compiled = compile(code);
  return {
    evaluate(handler, context) {
      requireValue('"handler"', handler, A_HANDLER);
      requireValue('"context"', context, AN_OBJECT);
      return compiled.evaluate(handler, context);
    },
  };
}

const A_HANDLER: ValueRule = {
  expected: '"request" or "response"',
  accepts: (value) => value === "request" || value === "response",
};

function compile(code: string): CompiledCode {
  try {
    return compileCode(code);
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    const lines = [error.message, describeCodeErrors(error.codeErrors)];
    throw new VisibleError(lines.join("\n").trim(), { cause: error });
  }
}
