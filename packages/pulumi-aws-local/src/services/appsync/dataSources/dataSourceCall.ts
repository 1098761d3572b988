import type { DataSourceDefinition } from "../apiDefinition";
import type { ServiceCall } from "./serviceCall";

/** One request of a resolver to its data source. */
export interface DataSourceCall {
  dataSource: DataSourceDefinition;
  /** What the request handler returned. */
  request: unknown;
  /** ARN of the resolver or function that asks; pagination tokens are bound to it. */
  caller: string;
  /** "Type.field" of the resolver. */
  field: string;
  /** What it asked of services, in order; only kept while somebody watches. */
  made?: ServiceCall[];
}

/** What the response handler finds as ctx.result and ctx.error. */
export interface DataSourceOutcome {
  result: unknown;
  error?: { type: string; message: string };
}

/** An outcome as handlers read it: written down once, for the handler and for those who watch. */
export interface SettledOutcome {
  resultJson: string;
  error?: DataSourceOutcome["error"];
}

export function settle({ result, ...rest }: DataSourceOutcome): SettledOutcome {
  return { resultJson: JSON.stringify(result ?? null), ...rest };
}
