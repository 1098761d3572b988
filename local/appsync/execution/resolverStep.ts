import type { Context, Evaluation } from "../runtime";
import type { DataSourceCall, DataSourceOutcome } from "../dataSources/dataSourceCall";

/** One step of a resolver, for those who watch. It may hold tokens: never write it to a log. */
export type ResolverStep = {
  requestId: string;
  /** "Type.field" */
  field: string;
  /** The function whose step it is, or the resolver itself. */
  name: string;
} & (
  | { step: "request" | "response"; context: Context; evaluation: Evaluation }
  | { step: "dataSource"; call: DataSourceCall; outcome: DataSourceOutcome }
);
