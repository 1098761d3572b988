import type { DataSourceDefinition } from "../apiDefinition";
import type { ServiceCall } from "./serviceCall";

/** One request of a resolver to its data source. */
export interface DataSourceCall {
  dataSource: DataSourceDefinition;
  /** What the request handler returned. */
  request: unknown;
  /** ARN of the calling resolver or function; pagination tokens are bound to it. */
  caller: string;
  /** "Type.field" of the resolver. */
  field: string;
  /** The requests that it sent to services, in order; recorded only while an observer is attached. */
  made?: ServiceCall[];
}

/** The values of ctx.result and ctx.error in the response handler. */
export interface DataSourceOutcome {
  result: unknown;
  error?: { type: string; message: string };
}

/** An outcome as handlers read it, serialized once for the handler and the observers. */
export interface SettledOutcome {
  resultJson: string;
  error?: DataSourceOutcome["error"];
}

export function settle({ result, ...rest }: DataSourceOutcome): SettledOutcome {
  return { resultJson: JSON.stringify(result ?? null), ...rest };
}
