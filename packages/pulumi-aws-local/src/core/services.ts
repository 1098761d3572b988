import type { AppSync } from "../services/appsync/appSync";
import type { Distributions } from "../services/cloudfront/distributions";
import type { IdentityPools } from "../services/cognito-identity/identityPools";
import type { UserPools } from "../services/cognito-idp/userPools";
import type { DynamoDb } from "../services/dynamodb/dynamoDb";
import type { Iam } from "../services/iam/iam";
import type { DeclaredResource } from "../program/goal";
import type { Inbox } from "../services/ses/inbox";
import type { Buckets } from "../services/s3/buckets";
import type { Clock } from "./clock";
import type { HttpHandler } from "./http";
import type { StateStore } from "./stateStore";
import type { Events } from "../workbench/events";
import type { RequestRecorder } from "../workbench/requests/requestRecorder";

/** What every local service may use: the place it runs in, and its neighbours. */
export interface Services {
  clock: Clock;
  region: string;
  accountId: string;
  state: StateStore;
  options: LocalOptions;
  dynamoDb: DynamoDb;
  iam: Iam;
  userPools: UserPools;
  identityPools: IdentityPools;
  appSync: AppSync;
  inbox: Inbox;
  buckets: Buckets;
  distributions: Distributions;
  /** Tells open pages of this machine what happens. */
  events: Events;
  /** Remembers the last GraphQL operations for the workbench. */
  requests: RequestRecorder;
  /** Everything that the program declared when it was last applied; undefined until then. */
  declared?: readonly DeclaredResource[];
  /**
   * The local service that stands for an AWS host such as "email.eu-west-1.amazonaws.com", as if
   * the request had gone there; undefined when this stack has none.
   */
  endpointFor(host: string): HttpHandler | undefined;
}

export interface LocalOptions {
  /** Origin of this stack once it listens, e.g. "http://localhost:4000". */
  origin: string;
  /** Shortens access and ID tokens for tests, in seconds. */
  accessTokenSeconds?: number;
  /** HTTP data sources may reach hosts that are not local services. */
  allowExternalHttp: boolean;
  /** Pages show mistakes in files that are saved, and follow what changes. */
  watch?: boolean;
}
