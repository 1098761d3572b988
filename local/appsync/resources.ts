import type { ResourceHandlers } from "../shared/resourceHandler";
import { apiKeyHandler } from "./resources/apiKey";
import { dataSourceHandler } from "./resources/dataSource";
import { functionHandler } from "./resources/function";
import { GRAPHQL_API, graphQlApiHandler } from "./resources/graphQlApi";
import { resolverHandler } from "./resources/resolver";
import { withoutEffectHandlers } from "./resources/withoutEffect";

/** How the resources of aws.appsync exist on this machine. */
export const appSyncHandlers: ResourceHandlers = {
  [GRAPHQL_API]: graphQlApiHandler,
  "aws:appsync/apiKey:ApiKey": apiKeyHandler,
  "aws:appsync/dataSource:DataSource": dataSourceHandler,
  "aws:appsync/function:Function": functionHandler,
  "aws:appsync/resolver:Resolver": resolverHandler,
  ...withoutEffectHandlers,
};
