import type { GraphQLSchema } from "graphql";
import type { RequestGate } from "../../core/requestGate";
import type { Services } from "../../core/services";
import type { ApiKeyStore } from "./apiKeys/apiKeyStore";
import type { ApiDefinition, DataSourceDefinition } from "./apiDefinition";
import type { DataSourceCall, DataSourceOutcome } from "./dataSources/dataSourceCall";
import type { DocumentCache } from "./execution/documentCache";
import type { RequestTrace } from "./execution/requestTrace";
import type { ResolverStep } from "./execution/resolverStep";
import type { PublishedMutation } from "./realtime/publishedMutation";
import type { Evaluation, HandlerName } from "./runtime";
import type { ResolverFunction } from "./resolverFunction";

/** The parts of an API that a running request looks up. */
export interface ApiLookup {
  readonly definition: ApiDefinition;
  /** @throws AwsError NotFoundException */
  dataSource(name: string): DataSourceDefinition;
  /** @throws AwsError NotFoundException */
  function(functionId: string): ResolverFunction;
}

/** An API that handles requests. */
export interface ServedApi extends ApiLookup {
  readonly schema: GraphQLSchema;
  readonly documents: DocumentCache;
}

/** Observes GraphQL operations, including rejected ones. */
export interface OperationRecorder {
  /** Whether the next operation should be traced. */
  wants(): boolean;
  /** Receives the trace of a finished operation. */
  record(trace: RequestTrace): void;
}

/** A handler run that is about to start. */
export interface ObservedHandler {
  /** e.g. "Query.posts" */
  field: string;
  /** Name of the pipeline function; the field for handlers of the resolver itself. */
  name: string;
  handler: HandlerName;
  /** Runs the handler again with the same context, without effect on the request. */
  repeat(): Evaluation | Promise<Evaluation>;
}

/** Services that AppSync uses. */
export type AppSyncServices = Pick<
  Services,
  "accountId" | "clock" | "dynamoDb" | "endpointFor" | "iam" | "options" | "state" | "userPools"
>;

/** The parts of the AppSync service that requests and connections use. */
export interface AppSyncHost {
  readonly services: AppSyncServices;
  /** The API keys for API_KEY authorization. */
  readonly apiKeys: Pick<ApiKeyStore, "accepts">;
  /** The API served at /graphql; undefined until the program has declared it. */
  readonly api: ServedApi | undefined;
  readonly realtime: { publish(mutation: PublishedMutation): void };
  /** Called for each handler run before it starts. */
  onHandler?: (run: ObservedHandler) => void;
  /** Called after each handler run and data source call of a resolver. */
  onStep?: (step: ResolverStep) => void;
  /** If undefined, no operation is traced. */
  readonly recorder?: OperationRecorder | undefined;
  /** Delays starts of subscriptions; HTTP requests are delayed before they reach AppSync. */
  gate?: RequestGate;
  /** Called before each data source call, so that tests can make it fail or wait. */
  intercept?: (
    call: DataSourceCall,
    proceed: () => Promise<DataSourceOutcome>,
  ) => Promise<DataSourceOutcome>;
}
