import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import type { StoreTables } from "../data/tables";
import type { MailSender } from "../mail/email";
import { dataSourceGrants } from "./dataSourceGrants";
import type { DataSourceName, Grant, TableSourceName } from "./dataSourceGrants";
import type { OneByOne } from "./oneByOne";
import { createServiceRole } from "./serviceRole";
import { keyStatements } from "./tableKeyGrant";

export interface DataSourcesArgs {
  apiId: pulumi.Input<string>;
  apiArn: pulumi.Input<string>;
  /** Orders the changes of the API. */
  changes: OneByOne;
  region: string;
  tables: StoreTables;
  /** The key that encrypts the tables: the ARN of a KMS key, or a key of AWS. */
  tableKey: string;
  /** The user pool in which admins look up and ban users. */
  userPoolArn: pulumi.Input<string>;
  /** Sender of the confirmations; if omitted, the store sends none. */
  confirmationSender?: pulumi.Input<MailSender>;
}

/** The data sources of the API. The role of each allows only what its functions need. */
export function createDataSources(
  name: string,
  args: DataSourcesArgs,
  opts: pulumi.CustomResourceOptions,
): Record<DataSourceName, aws.appsync.DataSource> {
  const names = Object.keys(dataSourceGrants) as TableSourceName[];
  const sources = names.map((source) => [source, createTableSource(name, source, args, opts)]);
  return {
    ...(Object.fromEntries(sources) as Record<TableSourceName, aws.appsync.DataSource>),
    userPool: createUserPoolSource(name, args, opts),
    userPoolAdmin: createUserPoolAdminSource(name, args, opts),
    mail: createMailSource(name, args, opts),
  };
}

function createTableSource(
  name: string,
  source: TableSourceName,
  { apiId, apiArn, changes, region, tables, tableKey }: DataSourcesArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const grants: readonly [Grant, ...Grant[]] = dataSourceGrants[source];
  const statements = [
    ...grants.flatMap((grant) => grantStatements(grant, tables)),
    ...keyStatements(tableKey, region),
  ];
  const role = createServiceRole(`${name}-${source}`, apiArn, statements, opts);
  const tableName = tables[grants[0].table].name;
  const sourceArgs = {
    apiId,
    name: source,
    type: "AMAZON_DYNAMODB",
    dynamodbConfig: { tableName, region },
    serviceRoleArn: role.arn,
  };
  return createSource(`${name}-${source}`, sourceArgs, changes, opts);
}

function grantStatements({ table, actions, indexes }: Grant, tables: StoreTables) {
  const { arn } = tables[table];
  const statements = [
    {
      Effect: "Allow",
      Action: actions.map((action) => `dynamodb:${action}`),
      Resource: [arn] as pulumi.Input<string>[],
    },
  ];
  if (indexes === undefined) return statements;
  const indexArns = indexes.map((index) => pulumi.interpolate`${arn}/index/${index}`);
  return [...statements, { Effect: "Allow", Action: ["dynamodb:Query"], Resource: indexArns }];
}

/**
 * Cognito, for public operations only. The user's token, session or proof authorizes them, so
 * AppSync does not sign them.
 */
function createUserPoolSource(
  name: string,
  { apiId, changes, region }: DataSourcesArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const httpConfig = { endpoint: `https://cognito-idp.${region}.amazonaws.com` };
  const sourceArgs = { apiId, name: "userPool", type: "HTTP", httpConfig };
  return createSource(`${name}-userPool`, sourceArgs, changes, opts);
}

/**
 * Cognito, for admins' operations on other users. AppSync signs them with a role that allows
 * exactly these operations on the store's user pool.
 */
function createUserPoolAdminSource(
  name: string,
  { apiId, apiArn, changes, region, userPoolArn }: DataSourcesArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const operations = ["ListUsers", "AdminDisableUser", "AdminEnableUser"];
  const Action = operations.map((operation) => `cognito-idp:${operation}`);
  const statement = { Effect: "Allow", Action, Resource: [userPoolArn] };
  const role = createServiceRole(`${name}-userPoolAdmin`, apiArn, [statement], opts);
  const sourceArgs = {
    apiId,
    name: "userPoolAdmin",
    type: "HTTP",
    httpConfig: signedHttp(region, `https://cognito-idp.${region}.amazonaws.com`, "cognito-idp"),
    serviceRoleArn: role.arn,
  };
  return createSource(`${name}-userPoolAdmin`, sourceArgs, changes, opts);
}

/** SES, limited to the store's sender. Without a sender the resolvers never call it. */
function createMailSource(
  name: string,
  { apiId, apiArn, changes, region, confirmationSender }: DataSourcesArgs,
  opts: pulumi.CustomResourceOptions,
) {
  if (confirmationSender === undefined) {
    const none = { apiId, name: "mail", type: "NONE" };
    return createSource(`${name}-mail`, none, changes, opts);
  }
  // SES checks both ARNs: the identity's default configuration set applies to every mail that names
  // none.
  const { identityArn, confirmationSetArn } = pulumi.output(confirmationSender);
  const Resource = [identityArn, confirmationSetArn];
  const statement = { Effect: "Allow", Action: ["ses:SendEmail"], Resource };
  const role = createServiceRole(`${name}-mail`, apiArn, [statement], opts);
  const sourceArgs = {
    apiId,
    name: "mail",
    type: "HTTP",
    httpConfig: signedHttp(region, `https://email.${region}.amazonaws.com`, "ses"),
    serviceRoleArn: role.arn,
  };
  return createSource(`${name}-mail`, sourceArgs, changes, opts);
}

/** An HTTP data source whose requests AppSync signs with the data source's role. */
function signedHttp(signingRegion: string, endpoint: string, signingServiceName: string) {
  const awsIamConfig = { signingRegion, signingServiceName };
  return { endpoint, authorizationConfig: { authorizationType: "AWS_IAM", awsIamConfig } };
}

function createSource(
  name: string,
  args: aws.appsync.DataSourceArgs,
  changes: OneByOne,
  opts: pulumi.CustomResourceOptions,
) {
  return changes.next(opts, (ordered) => new aws.appsync.DataSource(name, args, ordered));
}
