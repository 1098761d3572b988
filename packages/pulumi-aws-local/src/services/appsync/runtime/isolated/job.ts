import type { CodeErrorDetail } from "../../errors";
import type { Evaluation } from "../evaluation";
import type { ContextJson, HandlerName, KeptStash } from "../types";

/** One handler run, in a form that can be sent to another process. */
export interface Job {
  code: string;
  /** Results about the code are cached on disk. */
  isKept?: boolean;
  handler: HandlerName;
  context: ContextJson;
  keptStash?: KeptStash | undefined;
  /** Milliseconds since the Unix epoch at the start of the run. */
  now: number;
}

/** A job with its limit of processor time in milliseconds. */
export interface BoundedJob extends Job {
  processorMs: number;
}

/** Why a run was aborted. */
export type Failure = "time" | "memory" | "size" | "busy";

export type JobResponse =
  | { evaluation: Partial<Evaluation> }
  | { codeErrors: CodeErrorDetail[]; message: string }
  | { failure: Failure };
