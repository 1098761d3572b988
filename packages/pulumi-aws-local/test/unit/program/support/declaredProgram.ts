import type { Program } from "../../../../src/program/evaluateProgram";
import type { Evaluator } from "../../../../src/program/evaluator";
import type { Registration, RegisteredState } from "../../../../src/program/goal";

/** Outputs of an earlier resource, by name; unknown ones are marked as in Pulumi's wire format. */
export type Outputs = Record<string, any>;

/** One resource of a program, in dependency order. */
export interface Declaration {
  type: string;
  name: string;
  inputs: (others: Record<string, Outputs>) => Record<string, unknown>;
  options?: Partial<Registration>;
}

const UNKNOWN_MARK = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A resource with the given inputs, or with inputs built from others' outputs. */
export function resource(
  type: string,
  name: string,
  inputs: Record<string, unknown> | Declaration["inputs"],
  options: Partial<Registration> = {},
): Declaration {
  return { type, name, inputs: typeof inputs === "function" ? inputs : () => inputs, options };
}

/** A program that declares these resources, without a process or Pulumi's SDK. */
export function programOf(declarations: readonly Declaration[], project = "test"): Program {
  const config = { project, runtime: "nodejs", values: {}, secretKeys: [], openSecrets: [] };
  return { projectDir: "/", stack: "dev", config, evaluator: evaluatorOf(declarations) };
}

function evaluatorOf(declarations: readonly Declaration[]): Evaluator {
  return {
    async evaluate(_request, register) {
      const states: Record<string, Outputs> = {};
      for (const { type, name, inputs, options } of declarations) {
        const object = inputs(states);
        const registration = { ...DEFAULTS, ...options, type, name, object };
        states[name] = outputsOf(await register(registration, []));
      }
      return { outputs: {}, sensesPreview: false };
    },
    keepReady() {},
    prepare() {},
    close() {},
  };
}

const DEFAULTS: Omit<Registration, "type" | "name" | "object"> = {
  custom: true,
  remote: false,
  parent: "",
  aliases: [],
  ignoreChanges: [],
  replaceOnChanges: [],
  protect: false,
  retainOnDelete: false,
  replaceWith: [],
  provider: "",
  additionalSecretOutputs: [],
};

function outputsOf({ urn, id, outputs }: RegisteredState): Outputs {
  const known: Outputs = { ...outputs, urn, ...(id !== undefined && { id }) };
  return new Proxy(known, { get: (_target, name) => known[String(name)] ?? UNKNOWN_MARK });
}
