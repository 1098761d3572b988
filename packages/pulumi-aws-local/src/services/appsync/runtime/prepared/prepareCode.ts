import { CodeError } from "../../errors";
import { instrument, type Instrumented } from "../instrument";
import { checkCode } from "../parse/checkCode";
import { readModuleShape, type ModuleShape } from "../parse/moduleShape";
import { needsIsolation } from "../parse/needsIsolation";
import { nestingOfCode } from "../parse/nestingOfCode";
import { parseModule } from "../parse/parseModule";

/** The result of analyzing code. Plain data, the same in each process except for the names of hooks. */
export interface PreparedCode extends Pick<ModuleShape, "imports" | "handlers"> {
  instrumented: Instrumented;
  /** Whether the code must not run in the stack's process at all. */
  isIsolated: boolean;
}

/** Maximum nesting depth of code: less than half of what the parsers and tree walkers here support. */
const LEVELS = 200;

/**
 * Parses, checks and instruments code.
 * @throws CodeError for code that AppSync does not accept
 */
export function prepareCode(code: string): PreparedCode {
  // UNVERIFIED: AppSync's own limit and message.
  if (nestingOfCode(code) > LEVELS) throw new CodeError([], "The code is nested too deeply.");
  const { program, comments } = parseModule(code);
  const { imports, handlers, declarations } = readModuleShape(program);
  checkCode(program);
  const instrumented = instrument(code, program, [...declarations, ...comments]);
  return { imports, handlers, instrumented, isIsolated: needsIsolation(program) };
}
