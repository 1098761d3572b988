import type { ResourceHandlers } from "../../core/resourceHandler";
import type { Services } from "../../core/services";
import type { AppSync } from "./appSync";
import { dataSourceHandler } from "./resources/dataSource";
import { functionHandler } from "./resources/function";
import { graphQlApiHandler } from "./resources/graphQlApi";
import { resolverHandler } from "./resources/resolver";

/** How the resources of aws.appsync exist on this machine. */
export const appSyncHandlers: ResourceHandlers<
  Pick<Services, "accountId" | "clock" | "options" | "region"> & { appSync: AppSync }
> = {
  "aws:appsync/graphQLApi:GraphQLApi": graphQlApiHandler,
  "aws:appsync/dataSource:DataSource": dataSourceHandler,
  "aws:appsync/function:Function": functionHandler,
  "aws:appsync/resolver:Resolver": resolverHandler,
};
