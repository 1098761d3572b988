import { AppSync, evaluateCodeEndpoint, isolates, type OperationRecorder } from "./appsync";
import { Distributions, siteHandler } from "./cloudfront";
import { IdentityPools } from "./cognito-identity";
import { UserPools } from "./cognito-idp";
import { type DynamoDb, dynamoDbEndpoint } from "./dynamodb";
import { Iam } from "./iam";
import { Buckets } from "./s3";
import type { LocalOptions } from "../core/services";
import type { EventsPort } from "../core/ports/events";
import type { Endpoints } from "./endpoints";
import type { LocalServices } from "./localServices";
import { Inbox, sesEndpoint } from "./ses";
import { systemClock, type Clock } from "../core/clock";
import type { InMemoryState } from "../core/inMemoryState";
import { lookup } from "../core/lookup";
import type { StateStore } from "../core/stateStore";

export interface ServicesConfig {
  region: string;
  state: StateStore;
  dynamoDb: DynamoDb;
  options: LocalOptions;
  clock?: Clock;
  /** Hears what happens, such as a mail that arrives. */
  events?: EventsPort;
  /** Sees GraphQL operations. */
  recorder?: OperationRecorder;
}

/** The account that everything on this machine belongs to; the engine's own ARNs carry it too. */
const ACCOUNT_ID = "000000000000";

/** Used where nothing listens. */
const NO_EVENTS: EventsPort = { publish: () => undefined };

/** Builds every local service, and what answers requests to them. */
export function createServices(config: ServicesConfig): {
  services: LocalServices;
  endpoints: Endpoints;
  /** What must follow when the stored state is exchanged. */
  inMemory: readonly InMemoryState[];
  close(): Promise<void>;
} {
  const { region, options, clock = systemClock } = config;
  const { state, dynamoDb, events = NO_EVENTS } = config;
  const base = { clock, region, accountId: ACCOUNT_ID, state, options, dynamoDb, events };
  // Services know each other; each finds its neighbours here when it is first called.
  const services = base as unknown as LocalServices;
  services.iam = new Iam(services);
  services.buckets = new Buckets();
  services.distributions = new Distributions();
  services.inbox = new Inbox(services);
  services.userPools = new UserPools(services);
  services.identityPools = new IdentityPools(services);
  services.appSync = new AppSync(services, config.recorder);

  const dynamoDbHandler = dynamoDbEndpoint(services);
  const ses = sesEndpoint(services);
  const evaluateCode = evaluateCodeEndpoint(services);
  const endpoints: Endpoints = {
    byTarget: {
      DynamoDB_20120810: dynamoDbHandler,
      AWSCognitoIdentityProviderService: services.userPools.handle,
      AWSCognitoIdentityService: services.identityPools.handle,
    },
    byHost: lookup({
      dynamodb: dynamoDbHandler,
      "cognito-idp": services.userPools.handle,
      "cognito-identity": services.identityPools.handle,
      email: ses,
      appsync: evaluateCode,
    }),
    graphql: services.appSync.handle,
    evaluateCode,
    ses,
    site: siteHandler(services),
  };
  services.endpointFor = (host) => {
    const [service, hostRegion, ...rest] = host.split(".");
    const isAws = hostRegion === region && rest.join(".") === "amazonaws.com";
    return isAws ? endpoints.byHost[service!] : undefined;
  };
  const close = async (): Promise<void> => {
    isolates.endIdle();
    await dynamoDb.close();
    await state.close();
  };
  const inMemory = [services.inbox, services.userPools, services.identityPools.identities];
  return { services, endpoints, inMemory, close };
}
