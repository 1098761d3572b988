import type { GraphQLResolveInfo } from "graphql";
import type { SettledOutcome } from "../dataSources/dataSourceCall";
import type { ServiceCall } from "../dataSources/serviceCall";
import type { Context, Evaluation } from "../runtime";

/** One handler run or data source call of a resolver, for observers. It may contain tokens: never write it to a log. */
export type ResolverStep = {
  requestId: string;
  /** "Type.field" */
  field: string;
  /** The pipeline function that ran, or the resolver itself. */
  name: string;
  /** Path of the field in the response. */
  path: GraphQLResolveInfo["path"];
  /** performance.now() */
  startedAt: number;
  durationMs: number;
} & StepResult;

/** The result of a handler or a data source call. */
export type StepResult =
  | { step: "request" | "response"; context: Context; evaluation: Evaluation }
  | {
      step: "dataSource";
      dataSource: string;
      /** The requests to services, in order. */
      calls: readonly ServiceCall[];
      outcome: SettledOutcome;
    };
