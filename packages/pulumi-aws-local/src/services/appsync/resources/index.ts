import type { ResourceHandlers } from "../../../core/resourceHandler";
import type { Services } from "../../../core/services";
import type { AppSync } from "../service";
import { apiKeyHandler } from "./apiKey";
import { dataSourceHandler } from "./dataSource";
import { functionHandler } from "./function";
import { GRAPHQL_API, graphQlApiHandler } from "./graphQlApi";
import { resolverHandler } from "./resolver";
import { withoutEffectHandlers } from "./withoutEffect";

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
