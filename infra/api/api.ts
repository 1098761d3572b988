import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import type { StoreTables } from "../data/tables";
import type { MailSender } from "../mail/email";
import type { Settings } from "../settings/settings";
import { createLogGroup, createLogRole } from "./apiLogs";
import { bundleResolvers } from "./bundleResolvers";
import { checkPipelines } from "./checkPipelines";
import { createDataSources } from "./dataSources";
import { OneByOne } from "./oneByOne";
import { createResolvers } from "./resolvers";
import { readSchema } from "./schema";
import { putValues, storeConstants } from "./storeConstants";
import type { DeployedValues } from "./storeConstants";
import { tableOperations } from "./tableOperations";
import type { TableOperations } from "./tableOperations";

export interface StoreApiArgs {
  settings: Settings;
  tables: StoreTables;
  /** The user pool and the identity pool whose callers the API accepts. */
  userPool: {
    userPoolId: pulumi.Input<string>;
    userPoolArn: pulumi.Input<string>;
    clientId: pulumi.Input<string>;
    identityPoolId: pulumi.Input<string>;
  };
  /** Sender of the confirmations; if omitted, the store sends none. */
  confirmationSender?: pulumi.Input<MailSender>;
  region: string;
}

/** The GraphQL API: its schema, its authorization, its data sources and its resolvers. */
export class StoreApi extends pulumi.ComponentResource {
  public readonly apiId: pulumi.Output<string>;
  public readonly apiArn: pulumi.Output<string>;
  /** URL of queries and mutations. */
  public readonly graphqlUrl: pulumi.Output<string>;
  /** URL of subscriptions. */
  public readonly realtimeUrl: pulumi.Output<string>;
  /** The DynamoDB operations that the API sends to each table. */
  public readonly tableOperations: TableOperations;

  constructor(name: string, args: StoreApiArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:StoreApi", name, {}, opts);
    const schema = readSchema();
    const code = bundleResolvers(storeConstants(args.settings));
    checkPipelines(code, schema);
    this.tableOperations = tableOperations(code);
    const api = createApi(name, args, schema.text, { parent: this });
    const apiId = api.id;
    const changes = new OneByOne(api);
    const { tableKey } = args.settings;
    const { userPoolArn } = args.userPool;
    const sourceArgs = { ...args, apiId, apiArn: api.arn, changes, tableKey, userPoolArn };
    const dataSources = createDataSources(name, sourceArgs, { parent: this });
    const finish = codeFinisher(args);
    createResolvers(name, { apiId, changes, code, dataSources, finish }, { parent: this });
    this.apiId = apiId;
    this.apiArn = api.arn;
    this.graphqlUrl = urlOf(api, "GRAPHQL");
    this.realtimeUrl = urlOf(api, "REALTIME");
    this.registerOutputs({
      apiId: this.apiId,
      apiArn: this.apiArn,
      graphqlUrl: this.graphqlUrl,
      realtimeUrl: this.realtimeUrl,
    });
  }
}

function createApi(
  name: string,
  { settings, userPool, region }: StoreApiArgs,
  schema: string,
  opts: pulumi.CustomResourceOptions,
): aws.appsync.GraphQLApi {
  const logs = createLogRole(name, opts);
  const api = new aws.appsync.GraphQLApi(
    name,
    {
      schema,
      authenticationType: "AMAZON_COGNITO_USER_POOLS",
      userPoolConfig: {
        userPoolId: userPool.userPoolId,
        awsRegion: region,
        // A pattern: without ^ and $ it would accept every client whose id contains this one.
        appIdClientRegex: pulumi.interpolate`^${userPool.clientId}$`,
        defaultAction: "ALLOW",
      },
      additionalAuthenticationProviders: [{ authenticationType: "AWS_IAM" }],
      introspectionConfig: settings.introspection ? "ENABLED" : "DISABLED",
      queryDepthLimit: settings.queryDepthLimit,
      resolverCountLimit: settings.resolverCountLimit,
      xrayEnabled: settings.xray,
      ...(settings.logLevel !== "NONE" && {
        logConfig: {
          cloudwatchLogsRoleArn: logs.arn,
          fieldLogLevel: settings.logLevel,
          // A resolver's request may hold a token.
          excludeVerboseContent: true,
        },
      }),
    },
    opts,
  );
  // A retained group outlives its resource. A second deployment could not create it again.
  const { logRetentionDays: retentionInDays, production: retained } = settings;
  createLogGroup(name, { role: logs, apiId: api.id, retentionInDays, retained }, opts);
  return api;
}

/** Returns a function that replaces placeholders in code by the names of deployed resources. */
function codeFinisher({ settings, tables, userPool, confirmationSender }: StoreApiArgs) {
  const values = pulumi.all({
    productsTable: tables.products.name,
    cartsTable: tables.carts.name,
    purchasesTable: tables.purchases.name,
    sessionsTable: tables.sessions.name,
    shelvesTable: tables.shelves.name,
    historyTable: tables.history.name,
    userPoolId: userPool.userPoolId,
    userPoolClientId: userPool.clientId,
    identityPoolId: userPool.identityPoolId,
    mfa: settings.mfa,
    passkeys: settings.passkeys ? "on" : "off",
    emailSender: confirmationSender ? pulumi.output(confirmationSender).address : "",
  });
  return (code: string) => values.apply((known) => putValues(code, known as DeployedValues));
}

function urlOf(api: aws.appsync.GraphQLApi, kind: "GRAPHQL" | "REALTIME"): pulumi.Output<string> {
  return api.uris.apply((uris) => uris[kind] ?? "");
}
