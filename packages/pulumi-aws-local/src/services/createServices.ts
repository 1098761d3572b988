import { AppSync, evaluateCodeEndpoint, type OperationRecorder } from "./appsync";
import { Distributions, siteHandler } from "./cloudfront";
import { IdentityPools } from "./cognito-identity";
import { UserPools } from "./cognito-idp";
import { type DynamoDb, dynamoDbEndpoint, dynamoDbStreamsEndpoint } from "./dynamodb";
import { Iam, iamEndpoint, stsEndpoint } from "./iam";
import { Buckets } from "./s3";
import type { LocalOptions } from "../core/services";
import type { EventsPort } from "../core/ports/events";
import type { Endpoints } from "./endpoints";
import type { LocalServices } from "./localServices";
import { Inbox, sesEndpoint, sesV1Endpoint } from "./ses";
import { originAt } from "./originAt";
import { serviceAt } from "./serviceAt";
import { snsEndpoint } from "./sns";
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
  /** Receives events, such as a delivered mail. */
  events?: EventsPort;
  /** Observes GraphQL operations. */
  recorder?: OperationRecorder;
}

/** The account of all local resources; the engine's own ARNs also contain it. */
const ACCOUNT_ID = "000000000000";

/** Used if there is no receiver. */
const NO_EVENTS: EventsPort = { publish: () => undefined };

/** Creates every local service, and the handlers for their requests. */
export function createServices(config: ServicesConfig): {
  services: LocalServices;
  endpoints: Endpoints;
  /** Moves all services to another region, before anything is created. */
  useRegion(region: string): void;
  /** Components to update when the stored state is replaced. */
  inMemory: readonly InMemoryState[];
  close(): Promise<void>;
} {
  const { region, options, clock = systemClock } = config;
  const { state, dynamoDb, events = NO_EVENTS } = config;
  const base = { clock, region, accountId: ACCOUNT_ID, state, options, dynamoDb, events };
  // Services depend on each other; each looks the others up here when it is first called.
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
  const sesV1 = sesV1Endpoint(services);
  const [sts, iam, sns] = [stsEndpoint(services), iamEndpoint(), snsEndpoint()];
  const evaluateCode = evaluateCodeEndpoint(services);
  const streams = dynamoDbStreamsEndpoint(services);
  const endpoints: Endpoints = {
    byTarget: {
      DynamoDB_20120810: dynamoDbHandler,
      DynamoDBStreams_20120810: streams,
      AWSCognitoIdentityProviderService: services.userPools.handle,
      AWSCognitoIdentityService: services.identityPools.handle,
    },
    byAction: lookup({ sts, iam, sns, ses: sesV1 }),
    byHost: lookup({
      dynamodb: dynamoDbHandler,
      "streams.dynamodb": streams,
      "cognito-idp": services.userPools.handle,
      "cognito-identity": services.identityPools.handle,
      email: (request) => (request.path.startsWith("/v2/") ? ses(request) : sesV1(request)),
      sts,
      iam,
      sns,
      appsync: evaluateCode,
    }),
    graphql: services.appSync.handle,
    evaluateCode,
    ses,
    site: siteHandler(services),
  };
  services.endpointFor = (host) => serviceAt(host, endpoints, services.region);
  services.originAt = (domainName) => originAt(domainName, services);
  const close = async (): Promise<void> => {
    await dynamoDb.close();
    await state.close();
  };
  const useRegion = (region: string): void => {
    services.region = region;
    dynamoDb.useRegion(region);
  };
  const inMemory = [services.inbox, services.userPools, services.identityPools.identities];
  return { services, endpoints, useRegion, inMemory, close };
}
