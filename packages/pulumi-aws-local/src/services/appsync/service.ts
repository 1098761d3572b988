import type { HttpHandler } from "../../core/http";
import type { RequestGate } from "../../core/requestGate";
import { Staged } from "../../core/staged";
import { ApiKeyStore } from "./apiKeys/apiKeyStore";
import type { DataSourceCall, DataSourceOutcome } from "./dataSources/dataSourceCall";
import type { ResolverStep } from "./execution/resolverStep";
import type { GraphQlApi } from "./graphQlApi";
import type { AppSyncHost, AppSyncServices, ObservedHandler, OperationRecorder } from "./host";
import { graphQlEndpoint } from "./http/graphQlEndpoint";
import { Realtime } from "./realtime/realtime";

/** The AppSync service: the GraphQL API of the program, and what may watch or disturb it. */
export class AppSync implements AppSyncHost {
  /** POST /graphql (and GET, and OPTIONS for browsers). */
  readonly handle: HttpHandler;
  /** The WebSocket at /graphql/realtime. */
  readonly realtime: Realtime;
  /** The one API that the program declares, which requests meet once it is whole. */
  readonly staging = new Staged<GraphQlApi | undefined>(undefined, (api) => api?.fork());
  /** The keys that clients of API_KEY authorization send. */
  readonly apiKeys: ApiKeyStore;
  /** Sees each run of a handler before it begins. */
  onHandler?: (run: ObservedHandler) => void;
  /** Sees each handler and each data source call of each resolver as it ends. */
  onStep?: (step: ResolverStep) => void;
  /** Holds starts of subscriptions back; requests over HTTP are held back before they come here. */
  gate?: RequestGate;
  /** Stands before each data source call, so that tests can make it fail or wait. */
  intercept?: (
    call: DataSourceCall,
    proceed: () => Promise<DataSourceOutcome>,
  ) => Promise<DataSourceOutcome>;

  /** The API that /graphql serves; undefined until the program has declared it. */
  get api(): GraphQlApi | undefined {
    return this.staging.live;
  }

  /** @param recorder without one, no operation is traced */
  constructor(
    readonly services: AppSyncServices,
    public recorder?: OperationRecorder,
  ) {
    this.apiKeys = new ApiKeyStore(services);
    this.handle = graphQlEndpoint(this);
    this.realtime = new Realtime(this);
  }
}
