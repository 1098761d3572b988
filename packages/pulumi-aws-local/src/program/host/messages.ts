import type { RegisteredState, Registration } from "../goal";
import type { Invocation, InvocationResults } from "../invocation";

/** The run that is requested from the process that evaluates programs. */
export interface RunRequest {
  /** Folder of Pulumi.yaml. */
  projectDir: string;
  /** Working directory of the program. */
  folder: string;
  /** Entry of the program: absolute path of a file or a folder. */
  entry: string;
  project: string;
  stack: string;
  values: Record<string, string>;
  secretKeys: string[];
  /** Evaluates as in a preview, in which ids and outputs of new resources are unknown. */
  preview: boolean;
  /** Resources are announced before they are registered (see `Announced`). */
  announces: boolean;
}

/** The result of an evaluation. */
export interface Evaluation {
  /** The stack's outputs in Pulumi's wire format. */
  outputs: Record<string, unknown>;
  /** The program could detect the preview, and may declare different resources in a deployment. */
  sensesPreview: boolean;
}

/** Modules that an evaluation loaded. The next one most likely loads them too. */
export interface Loaded {
  /** Working directory of the program. */
  folder: string;
  /** Package files that may be loaded before the program runs. */
  modules: string[];
  /** TypeScript files. */
  sources: string[];
}

/** A resource that the program has constructed. It is registered when its inputs are known. */
export interface Announced {
  type: string;
  name: string;
  /** Inputs that are known and final; absent if something may still change them. */
  inputs?: Record<string, unknown>;
}

/** Messages from the stack to the process that evaluates a program, in batches. */
export type ToHost =
  | { kind: "preload"; loaded: Loaded }
  /** The process may warm up before a program runs. */
  | { kind: "rehearse"; folder: string }
  | { kind: "run"; request: RunRequest }
  | { kind: "registered"; call: number; state: RegisteredState }
  | { kind: "invoked"; call: number; results: InvocationResults }
  /** `resource`: the resource that caused the error, if it is not the registered one; as in Registrations. */
  | { kind: "refused"; call: number; message: string; resource?: string };

/** Messages from the process that evaluates a program to the stack, in batches. */
export type FromHost =
  | { kind: "register"; call: number; registration: Registration; announced: Announced[] }
  | { kind: "invoke"; call: number; invocation: Invocation }
  | { kind: "done"; evaluation: Evaluation; loaded: Loaded }
  | { kind: "failed"; error: HostError }
  /** The place where the program declares the resource whose registration was rejected. */
  | { kind: "declared"; call: number; stack?: string };

/** The part of a program's error that can be sent to another process. */
export interface HostError {
  name: string;
  message: string;
  stack?: string;
  /** An error of the program: shown without a stack trace. */
  visible: boolean;
  /** esbuild's compile errors and their positions. */
  errors?: { text: string; location: unknown }[];
  cause?: unknown;
}
