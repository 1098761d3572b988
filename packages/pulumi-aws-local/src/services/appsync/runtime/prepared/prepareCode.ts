import { CodeError } from "../../errors";
import { instrument, type Instrumented } from "../instrument";
import { checkCode } from "../parse/checkCode";
import { readModuleShape, type ModuleShape } from "../parse/moduleShape";
import { needsIsolation } from "../parse/needsIsolation";
import { nestingOfCode } from "../parse/nestingOfCode";
import { parseModule } from "../parse/parseModule";

/** What is found out about code before it runs. Plain data, the same for each process except for the names of hooks. */
export interface PreparedCode extends Pick<ModuleShape, "imports" | "handlers"> {
  instrumented: Instrumented;
  /** Whether the code may not run in the stack's process at all. */
  isIsolated: boolean;
}

/** Levels that code may nest: less than half of what parsers and walkers here come through. */
const LEVELS = 200;

/** Parses, checks and instruments code. @throws CodeError for code that AppSync refuses to store. */
export function prepareCode(code: string): PreparedCode {
  // UNVERIFIED: AppSync's own bound and words.
  if (nestingOfCode(code) > LEVELS) throw new CodeError([], "The code is nested too deeply.");
  const { program, comments } = parseModule(code);
  const { imports, handlers, declarations } = readModuleShape(program);
  checkCode(program);
  const instrumented = instrument(code, program, [...declarations, ...comments]);
  return { imports, handlers, instrumented, isIsolated: needsIsolation(program) };
}
