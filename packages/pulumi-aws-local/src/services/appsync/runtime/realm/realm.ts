import vm from "node:vm";
import { nestsTooDeep } from "../../../../core/nestsTooDeep";
import {
  javaPattern,
  replacedCharacters,
  replaceJavaPattern,
} from "../library/pattern/javaPattern";
import { patternSteps } from "../library/pattern/patternSteps";
import { library } from "../library/library";
import type { HookName } from "../hooks";
import { limits } from "../limits";
import type { ContextJson, HandlerName, KeptStash } from "../types";
import type { EvaluationState } from "./evaluationState";
import { realmSource } from "./realmSource";
import { ErrorSignal, LibraryFault, OutgrownSignal } from "./signals";

/** Runs a module's body and returns its handlers. Belongs to the realm. */
export type ModuleFactory = () => Record<HandlerName, (ctx: unknown) => unknown>;

interface RealmSide {
  hooks: Record<HookName, unknown>;
  globals: Record<string, unknown>;
  libraries: Record<string, unknown>;
  run(
    create: ModuleFactory,
    handler: HandlerName,
    kept: KeptStash | undefined,
    units: number,
  ): string | undefined;
  stash(): KeptStash | undefined;
  stashText(kept: KeptStash): string;
}

/** Longer members of a stash are read and written only for handlers that use them. */
const LAZY_CHARACTERS = 48;

/**
 * The one V8 context that all resolver code of this process shares. It gives no access to prototypes or shared state,
 * so evaluations cannot affect each other.
 */
class Realm {
  private state: EvaluationState | undefined;
  private readonly context: vm.Context;
  private readonly side: RealmSide;

  constructor() {
    this.context = vm.createContext(vm.constants.DONT_CONTEXTIFY, {
      name: "APPSYNC_JS",
      codeGeneration: { strings: false, wasm: false },
    });
    const boot = new vm.Script(realmSource, { filename: "appsync-realm.js" }).runInContext(
      this.context,
    ) as (host: object, names: string[], maximum: object, lazy: number) => RealmSide;
    const names = Object.keys(library);
    this.side = boot(this.host(), names, limits, LAZY_CHARACTERS);
  }

  get globals(): Record<string, unknown> {
    return this.side.globals;
  }

  get libraries(): Record<string, unknown> {
    return this.side.libraries;
  }

  /** The functions that instrumented code calls. */
  get hooks(): Record<HookName, unknown> {
    return this.side.hooks;
  }

  /** Evaluates a script in the realm: the result stays an object of the realm. */
  evaluateScript(script: vm.Script): unknown {
    return script.runInContext(this.context);
  }

  /**
   * Runs a handler on a fresh module. Returns its result as JSON, undefined for undefined.
   * @throws OutgrownSignal if it needs more than `state.units`; stash() then throws it too
   */
  run(create: ModuleFactory, handler: HandlerName, state: EvaluationState): string | undefined {
    this.state = state;
    return this.side.run(create, handler, state.context.keptStash, state.units);
  }

  /** The stash after the last run; undefined if the handler never accessed it. */
  stash(): KeptStash | undefined {
    return this.side.stash();
  }

  /** Serializes a stash to JSON. */
  stashText(kept: KeptStash): string {
    return this.side.stashText(kept);
  }

  private host() {
    return {
      call: (name: string, args: string): string | number | undefined => {
        const values = args === "[]" ? [] : readValues(name, args);
        if (name === "util.matches")
          this.chargePattern(String(values[0]), String(values[1]).length);
        const response = this.callLibrary(name, values);
        if (response === undefined || isInteger(response)) return response;
        return JSON.stringify(response);
      },
      part: (name: keyof ContextJson): string | undefined => {
        const { context } = this.state!;
        const known = context.json?.[name];
        if (known !== undefined) return known;
        const value = context[name];
        if (value == null) return undefined;
        const text = JSON.stringify(value);
        // Further handlers of the field read most members again.
        if (context.json !== undefined) context.json[name] = text;
        return text;
      },
      log: (level: string, text: string, stack: string | undefined): void => {
        const place = this.state!.locate(stack, "call") ?? "0:0";
        this.state!.evaluation.logs.push(`${level} - code.js:${place}: ${text}`);
      },
      replace: (text: string, pattern: string, replacement: string, all: boolean): string => {
        this.chargePattern(pattern, text.length);
        this.charge(4 * replacedCharacters(text, replacement, all));
        return replaceJavaPattern(text, pattern, replacement, all);
      },
      outgrow: (): never => {
        throw new OutgrownSignal();
      },
      tooMany: (what: string, maximum: number): never => {
        // UNVERIFIED: AWS's message.
        throw new ErrorSignal({
          message: `The number of ${what} exceeds the maximum of ${maximum}.`,
          type: "Code",
          data: null,
          errorInfo: null,
        });
      },
    };
  }

  private callLibrary(name: string, values: unknown[]): unknown {
    try {
      return library[name]!(values, this.state!);
    } catch (error) {
      // V8 keeps ten frames: captured here, they include the calling code.
      if (error instanceof LibraryFault) Error.captureStackTrace(error);
      throw error;
    }
  }

  private chargePattern(pattern: string, characters: number): void {
    if (this.state!.units !== Infinity) this.charge(patternSteps(javaPattern(pattern), characters));
  }

  /** Operations whose cost only the host knows are charged to a separate account with the same limit. */
  private charge(units: number): void {
    const state = this.state!;
    state.units -= units;
    if (!(state.units >= 0)) throw new OutgrownSignal();
  }
}

/** Library functions process their values recursively. UNVERIFIED: AWS's own limit and message. */
function readValues(name: string, json: string): unknown[] {
  if (nestsTooDeep(json)) throw new LibraryFault(`${name}: the value is nested too deeply`);
  return JSON.parse(json) as unknown[];
}

/** Whether JSON keeps the number unchanged: it does not keep -0. */
function isInteger(response: unknown): response is number {
  return Number.isSafeInteger(response) && !Object.is(response, -0);
}

let shared: Realm | undefined;

/** The realm of this process, created when the first code is compiled. */
export function realm(): Realm {
  shared ??= new Realm();
  return shared;
}
