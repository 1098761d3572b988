import type { CodeErrorDetail } from "../../errors";
import type { Evaluation } from "../evaluation";
import type { ContextJson, HandlerName, KeptStash } from "../types";

/** One run of one handler, as it crosses to another process. */
export interface Job {
  code: string;
  handler: HandlerName;
  context: ContextJson;
  keptStash?: KeptStash | undefined;
  /** Milliseconds since the Unix epoch that code reads as it begins. */
  now: number;
}

/** A job, with the milliseconds of processor time that it may use. */
export interface BoundedJob extends Job {
  processorMs: number;
}

/** Why a run came to no end of its own. */
export type Failure = "time" | "memory" | "size" | "busy";

export type Answer =
  | { evaluation: Partial<Evaluation> }
  | { codeErrors: CodeErrorDetail[]; message: string }
  | { failure: Failure };
