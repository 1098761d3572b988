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
  try {
    return compileCode(code);
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    const lines = [error.message, describeCodeErrors(error.codeErrors)];
    throw new VisibleError(lines.join("\n").trim(), { cause: error });
  }
}
