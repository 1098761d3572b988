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

/** The AppSync service: the GraphQL API of the program, and the hooks to observe or disturb it. */
export class AppSync implements AppSyncHost {
  /** POST /graphql (and GET, and OPTIONS for browsers). */
  readonly handle: HttpHandler;
  /** The WebSocket at /graphql/realtime. */
  readonly realtime: Realtime;
  /** The API that the program declares. Requests use the last complete version. */
  readonly staging = new Staged<GraphQlApi | undefined>(undefined, (api) => api?.fork());
  /** The API keys for API_KEY authorization. */
  readonly apiKeys: ApiKeyStore;
  /** Called for each handler run before it starts. */
  onHandler?: (run: ObservedHandler) => void;
  /** Called after each handler run and data source call of a resolver. */
  onStep?: (step: ResolverStep) => void;
  /** Delays starts of subscriptions; HTTP requests are delayed before they reach AppSync. */
  gate?: RequestGate;
  /** Called before each data source call, so that tests can make it fail or wait. */
  intercept?: (
    call: DataSourceCall,
    proceed: () => Promise<DataSourceOutcome>,
  ) => Promise<DataSourceOutcome>;

  /** The API served at /graphql; undefined until the program has declared it. */
  get api(): GraphQlApi | undefined {
    return this.staging.live;
  }

  /** @param recorder if undefined, no operation is traced */
  constructor(
    readonly services: AppSyncServices,
    public recorder?: OperationRecorder,
  ) {
    this.apiKeys = new ApiKeyStore(services);
    this.handle = graphQlEndpoint(this);
    this.realtime = new Realtime(this);
  }
}
