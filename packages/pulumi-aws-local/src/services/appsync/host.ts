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

/** What a running request looks up in its API. */
export interface ApiLookup {
  readonly definition: ApiDefinition;
  /** @throws AwsError NotFoundException */
  dataSource(name: string): DataSourceDefinition;
  /** @throws AwsError NotFoundException */
  function(functionId: string): ResolverFunction;
}

/** An API that answers requests. */
export interface ServedApi extends ApiLookup {
  readonly schema: GraphQLSchema;
  readonly documents: DocumentCache;
}

/** Sees GraphQL operations, refused ones too. */
export interface OperationRecorder {
  /** Whether the operation that is about to begin is to be traced. */
  wants(): boolean;
  /** One that was, when it has ended. */
  record(trace: RequestTrace): void;
}

/** A run of a handler that is about to begin. */
export interface ObservedHandler {
  /** e.g. "Query.posts" */
  field: string;
  /** The pipeline function; the field for handlers of the resolver itself. */
  name: string;
  handler: HandlerName;
  /** Runs the handler with the same context once more, without effect on the request. */
  repeat(): Evaluation | Promise<Evaluation>;
}

/** Services that AppSync uses. */
export type AppSyncServices = Pick<
  Services,
  "accountId" | "clock" | "dynamoDb" | "endpointFor" | "iam" | "options" | "state" | "userPools"
>;

/** What requests and connections use of the AppSync service. */
export interface AppSyncHost {
  readonly services: AppSyncServices;
  /** The keys that clients of API_KEY authorization send. */
  readonly apiKeys: Pick<ApiKeyStore, "accepts">;
  /** The API that /graphql serves; undefined until the program has declared it. */
  readonly api: ServedApi | undefined;
  readonly realtime: { publish(mutation: PublishedMutation): void };
  /** Sees each run of a handler before it begins. */
  onHandler?: (run: ObservedHandler) => void;
  /** Sees each handler and each data source call of each resolver as it ends. */
  onStep?: (step: ResolverStep) => void;
  /** Without one, no operation is traced. */
  readonly recorder?: OperationRecorder | undefined;
  /** Holds starts of subscriptions back; requests over HTTP are held back before they come here. */
  gate?: RequestGate;
  /** Stands before each data source call, so that tests can make it fail or wait. */
  intercept?: (
    call: DataSourceCall,
    proceed: () => Promise<DataSourceOutcome>,
  ) => Promise<DataSourceOutcome>;
}
