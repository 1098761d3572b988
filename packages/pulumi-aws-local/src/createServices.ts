import { AppSync } from "./services/appsync/appSync";
import { evaluateCodeEndpoint } from "./services/appsync/runtime/evaluateCodeEndpoint";
import { isolates } from "./services/appsync/runtime/isolated/isolates";
import { Distributions } from "./services/cloudfront/distributions";
import { siteHandler } from "./services/cloudfront/siteHandler";
import { IdentityPools } from "./services/cognito-identity/identityPools";
import { UserPools } from "./services/cognito-idp/userPools";
import type { DynamoDb } from "./services/dynamodb/dynamoDb";
import { dynamoDbEndpoint } from "./services/dynamodb/endpoint";
import { Iam } from "./services/iam/iam";
import { Buckets } from "./services/s3/buckets";
import { createRouter, type Endpoints } from "./server/router";
import { createUpgradeRouter } from "./server/upgradeRouter";
import type { LocalOptions, Services } from "./core/services";
import { Inbox } from "./services/ses/inbox";
import { sesEndpoint } from "./services/ses/endpoint";
import { systemClock, type Clock } from "./core/clock";
import type { HttpHandler, UpgradeHandler } from "./core/http";
import type { InMemoryState } from "./core/inMemoryState";
import { lookup } from "./core/lookup";
import type { StateStore } from "./core/stateStore";
import { Events } from "./workbench/events";
import { RequestRecorder } from "./workbench/requests/requestRecorder";
import { workbench } from "./workbench/workbench";

export interface ServicesConfig {
  region: string;
  state: StateStore;
  dynamoDb: DynamoDb;
  options: LocalOptions;
  clock?: Clock;
}

/** The account that everything on this machine belongs to; the engine's own ARNs carry it too. */
const ACCOUNT_ID = "000000000000";

/** Builds every local service, and the router that puts them on one port. */
export function createServices(config: ServicesConfig): {
  services: Services;
  router: HttpHandler;
  upgrade: UpgradeHandler;
  /** What must follow when the stored state is exchanged. */
  inMemory: readonly InMemoryState[];
  close(): Promise<void>;
} {
  const { region, options, clock = systemClock } = config;
  const { state, dynamoDb } = config;
  const base = { clock, region, accountId: ACCOUNT_ID, state, options, dynamoDb };
  // Services know each other; each finds its neighbours here when it is first called.
  const services = base as Services;
  services.iam = new Iam(services);
  services.buckets = new Buckets();
  services.distributions = new Distributions();
  services.events = new Events();
  services.inbox = new Inbox(services);
  services.userPools = new UserPools(services);
  services.identityPools = new IdentityPools(services);
  services.appSync = new AppSync(services);
  services.requests = new RequestRecorder(services.events);
  services.appSync.recorder = services.requests;

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
    workbench: workbench(services),
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
  const upgrade = createUpgradeRouter(services);
  const { inbox, userPools, identityPools, requests } = services;
  const inMemory = [inbox, userPools, identityPools.identities, requests];
  return { services, router: createRouter(services, endpoints), upgrade, inMemory, close };
}
