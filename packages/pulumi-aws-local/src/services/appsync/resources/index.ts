import type { ResourceHandlers } from "../../../core/resourceHandler";
import type { Services } from "../../../core/services";
import type { AppSync } from "../service";
import { apiCacheHandler } from "./apiCache";
import { apiKeyHandler } from "./apiKey";
import { dataSourceHandler } from "./dataSource";
import { domainNameHandlers } from "./domainName";
import { functionHandler } from "./function";
import { GRAPHQL_API, graphQlApiHandler } from "./graphQlApi";
import { resolverHandler } from "./resolver";

/** The emulated resource types of aws.appsync. */
export const appSyncHandlers: ResourceHandlers<
  Pick<Services, "accountId" | "clock" | "options" | "region"> & { appSync: AppSync }
> = {
  [GRAPHQL_API]: graphQlApiHandler,
  "aws:appsync/apiCache:ApiCache": apiCacheHandler,
  "aws:appsync/apiKey:ApiKey": apiKeyHandler,
  "aws:appsync/dataSource:DataSource": dataSourceHandler,
  "aws:appsync/function:Function": functionHandler,
  "aws:appsync/resolver:Resolver": resolverHandler,
  ...domainNameHandlers,
};
