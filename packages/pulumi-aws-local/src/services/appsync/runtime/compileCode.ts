import vm from "node:vm";
import { systemClock, type Clock } from "../../../core/clock";
import { CodeError } from "../errors";
import { Evaluation } from "./evaluation";
import { givenName, hookNames, type HookName } from "./hooks";
import { callStart, originalColumn, type Instrumented } from "./instrument";
import { runBounded } from "./isolated/runBounded";
import { limits } from "./limits";
import type { ImportedName } from "./parse/moduleShape";
import { preparedCode } from "./prepared/preparedCode";
import type { PreparedCode } from "./prepared/prepareCode";
import { faultError } from "./realm/fault";
import { realm, type ModuleFactory } from "./realm/realm";
import { EarlyReturnSignal, ErrorSignal, OutgrownSignal } from "./realm/signals";
import type { Context, HandlerName, KeptStash } from "./types";

export interface CompileOptions {
  /** The clock for util.time and generated ids. */
  clock?: Clock;
  /** Later processes will compile the same code, so results about it are cached on disk. */
  isKept?: boolean;
}

/** Code of a resolver or function that AppSync accepts. It can run any number of times. */
export interface CompiledCode {
  /**
   * Runs a handler on a fresh module with copies of the members of `context`, limited in memory and time. Errors of the
   * code never throw: see Evaluation.error. Cheap runs are synchronous; the others run in a separate process.
   */
  run(handler: HandlerName, context: Context): Evaluation | Promise<Evaluation>;
  /** Runs a handler in this process with only AWS's limits: the code may use up all memory, or never end. */
  evaluate(handler: HandlerName, context: Context): Evaluation;
}

/**
 * Compiles code for the APPSYNC_JS runtime, version 1.0.0.
 * https://docs.aws.amazon.com/appsync/latest/devguide/resolver-reference-overview-js.html
 * @throws CodeError for code that AppSync does not accept
 */
export function compileCode(code: string, options: CompileOptions = {}): CompiledCode {
  if (code.length > limits.codeCharacters) {
    throw new CodeError(
      [],
      `1 validation error detected: Value at 'code' failed to satisfy constraint: Member must have length less than or equal to ${limits.codeCharacters}`,
    );
  }
  const { clock = systemClock, isKept = false } = options;
  const prepared = preparedCode(code, isKept);
  const { instrumented, isIsolated } = prepared;
  const create = createFactory(prepared, code.length);
  const evaluateWith = (handler: HandlerName, context: Context, units: number): Evaluation =>
    evaluate(create, instrumented, handler, context, clock, units);
  return {
    run: runBounded({ code, isKept, clock, isIsolated, evaluate: evaluateWith }),
    evaluate: (handler, context) => evaluateWith(handler, context, Infinity),
  };
}

/**
 * Wraps the module in functions whose constants are the only names in scope: lookups of constants are fast, those of a
 * V8 context's globals are not. The constants outlive a handler run, so code cannot assign to them; `arguments` is not
 * available either.
 */
function createFactory(
  { instrumented, imports, handlers }: PreparedCode,
  length: number,
): ModuleFactory {
  const { globals, libraries, hooks } = realm();
  const values = new Map<string, unknown>(Object.entries(globals));
  for (const name of ["util", "extensions", "runtime"]) values.set(name, libraries[name]);
  for (const name of imports) values.set(name.local, importedValue(libraries, name));
  const { request, response } = handlers;
  for (const name of Object.keys(hooks) as HookName[]) values.set(hookNames[name], hooks[name]);
  const script = readScript(
    `(${givenName}=>{"use strict";const[${[...values.keys()].join(",")}]=${givenName};return()=>{${hookNames.enter}(${length});\n` +
      `${instrumented.code}\n;return{request:${request},response:${response}}}})`,
  );
  const bind = realm().evaluateScript(script) as (given: readonly unknown[]) => ModuleFactory;
  return bind([...values.values()]);
}

/** @throws CodeError for syntax that acorn accepts and V8 does not */
function readScript(text: string): vm.Script {
  try {
    return new vm.Script(text, { filename: "code.js", lineOffset: -1 });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CodeError([], `Parsing error: ${error.message}`);
  }
}

function importedValue(libraries: Record<string, unknown>, name: ImportedName): unknown {
  const { module, imported } = name;
  const [, file] = /^@aws-appsync\/utils\/(\w+)$/.exec(module) ?? [];
  const members = (file === undefined ? libraries : libraries[file]) as Record<string, unknown>;
  return imported === "*" ? members : members[imported];
}

function evaluate(
  create: ModuleFactory,
  instrumented: Instrumented,
  handler: HandlerName,
  context: Context,
  clock: Clock,
  units: number,
): Evaluation {
  const evaluation = new Evaluation(context);
  const locate = (stack: string | undefined, kind: "call" | "fault") =>
    place(instrumented, stack, kind);
  const record = (error: unknown) => {
    if (error instanceof EarlyReturnSignal) {
      evaluation.resultJson = JSON.stringify(error.result);
      evaluation.earlyReturn = error.skipTo ? { skipTo: error.skipTo } : {};
    } else if (error instanceof ErrorSignal) {
      evaluation.error = error.error;
    } else {
      evaluation.error = faultError(error, locate);
    }
  };
  try {
    const result = realm().run(create, handler, { context, clock, evaluation, locate, units });
    if (result !== undefined) {
      checkLength(result);
      evaluation.resultJson = result;
    }
  } catch (error) {
    if (error instanceof OutgrownSignal) throw error;
    record(error);
  }
  try {
    const stash = realm().stash();
    if (stash !== undefined) {
      checkStash(stash);
      evaluation.keptStash = stash;
    }
  } catch (error) {
    if (error instanceof OutgrownSignal) throw error;
    // The stash is not valid JSON, for example because it contains itself.
    evaluation.keptStash = { names: [], texts: [] };
    record(error);
  }
  return evaluation;
}

function checkLength(result: string): void {
  if (result.length > limits.resultCharacters) throw tooLarge();
}

/** UNVERIFIED: AWS's limit for the stash; here the limit for results applies. */
function checkStash(kept: KeptStash): void {
  const texts = kept.whole === undefined ? kept.texts : [kept.whole];
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length > limits.resultCharacters) throw tooLarge();
}

/**
 * The error for a result above 5 MB, with AppSync's message for mapping templates, to which it compiles code.
 * https://github.com/awslabs/aws-mobile-appsync-sdk-js/issues/124
 */
function tooLarge(): ErrorSignal {
  return new ErrorSignal({
    message: "Transformation too large",
    type: "MappingTemplate",
    data: null,
    errorInfo: null,
  });
}

function place(
  instrumented: Instrumented,
  stack: string | undefined,
  kind: "call" | "fault",
): string | undefined {
  const found = /code\.js:(\d+):(\d+)/.exec(stack ?? "");
  if (!found) return undefined;
  const line = Number(found[1]);
  const column = originalColumn(instrumented, { line, column: Number(found[2]) });
  const at = kind === "call" ? callStart(instrumented, { line, column }) : { line, column };
  return `${at.line}:${at.column}`;
}
