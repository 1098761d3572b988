import type { GraphQLResolveInfo } from "graphql";
import type { SettledOutcome } from "../dataSources/dataSourceCall";
import type { ServiceCall } from "../dataSources/serviceCall";
import type { Context, Evaluation } from "../runtime";

/** One step of a resolver, for those who watch. It may hold tokens: never write it to a log. */
export type ResolverStep = {
  requestId: string;
  /** "Type.field" */
  field: string;
  /** The function whose step it is, or the resolver itself. */
  name: string;
  /** Where the field is in the answer. */
  path: GraphQLResolveInfo["path"];
  /** performance.now() */
  startedAt: number;
  durationMs: number;
} & StepResult;

/** What a handler, or a data source call, came to. */
export type StepResult =
  | { step: "request" | "response"; context: Context; evaluation: Evaluation }
  | {
      step: "dataSource";
      dataSource: string;
      /** What it asked of services, in order. */
      calls: readonly ServiceCall[];
      outcome: SettledOutcome;
    };
