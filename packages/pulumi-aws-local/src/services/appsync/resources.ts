import type { ResourceHandlers } from "../../core/resourceHandler";
import type { Services } from "../../core/services";
import type { AppSync } from "./appSync";
import { apiKeyHandler } from "./resources/apiKey";
import { dataSourceHandler } from "./resources/dataSource";
import { functionHandler } from "./resources/function";
import { GRAPHQL_API, graphQlApiHandler } from "./resources/graphQlApi";
import { resolverHandler } from "./resources/resolver";
import { withoutEffectHandlers } from "./resources/withoutEffect";

/** How the resources of aws.appsync exist on this machine. */
export const appSyncHandlers: ResourceHandlers<
  Pick<Services, "accountId" | "clock" | "options" | "region"> & { appSync: AppSync }
> = {
  [GRAPHQL_API]: graphQlApiHandler,
  "aws:appsync/apiKey:ApiKey": apiKeyHandler,
  "aws:appsync/dataSource:DataSource": dataSourceHandler,
  "aws:appsync/function:Function": functionHandler,
  "aws:appsync/resolver:Resolver": resolverHandler,
  ...withoutEffectHandlers,
};
