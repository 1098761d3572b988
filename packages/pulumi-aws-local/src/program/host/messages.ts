import type { RegisteredState, Registration } from "../goal";
import type { Invocation, InvocationResults } from "../invocation";

/** The run that the process which evaluates programs is asked for. */
export interface RunRequest {
  /** Folder of Pulumi.yaml. */
  projectDir: string;
  /** Working directory of the program. */
  folder: string;
  /** Entry of the program: a file or a folder, absolute. */
  entry: string;
  project: string;
  stack: string;
  values: Record<string, string>;
  secretKeys: string[];
  /** True: as in a preview, where ids and outputs of new resources are not known yet. */
  preview: boolean;
  /** Resources are announced before they are registered, as `Announced`. */
  announces: boolean;
}

/** What an evaluation came to. */
export interface Evaluation {
  /** Of the stack, in Pulumi's wire format. */
  outputs: Record<string, unknown>;
  /** The program could detect the preview, and may declare something else in a deployment. */
  sensesPreview: boolean;
}

/** What an evaluation loaded, which the next one most likely loads too. */
export interface Loaded {
  /** Working directory of the program. */
  folder: string;
  /** Files of packages that may be loaded before the program runs. */
  modules: string[];
  /** TypeScript files. */
  sources: string[];
}

/** A resource that the program has constructed, and will register once its inputs are known. */
export interface Announced {
  type: string;
  name: string;
  /** Inputs as far as they are known and final; absent where something may still change them. */
  inputs?: Record<string, unknown>;
}

/** From the stack to the process that evaluates a program, in batches. */
export type ToHost =
  | { kind: "preload"; loaded: Loaded }
  /** There is time until a program is to run. */
  | { kind: "rehearse"; folder: string }
  | { kind: "run"; request: RunRequest }
  | { kind: "registered"; call: number; state: RegisteredState }
  | { kind: "invoked"; call: number; results: InvocationResults }
  /** `resource`: the resource at fault, if it is another one; as in Registrations. */
  | { kind: "refused"; call: number; message: string; resource?: string };

/** From the process that evaluates a program to the stack, in batches. */
export type FromHost =
  | { kind: "register"; call: number; registration: Registration; announced: Announced[] }
  | { kind: "invoke"; call: number; invocation: Invocation }
  | { kind: "done"; evaluation: Evaluation; loaded: Loaded }
  | { kind: "failed"; error: HostError }
  /** Where the program declares the resource whose registration was refused. */
  | { kind: "declared"; call: number; stack?: string };

/** An error of the program, as far as it can leave its process. */
export interface HostError {
  name: string;
  message: string;
  stack?: string;
  /** An error of the program: shown without a stack trace. */
  visible: boolean;
  /** Of esbuild: what does not compile, and where. */
  errors?: { text: string; location: unknown }[];
  cause?: unknown;
}
