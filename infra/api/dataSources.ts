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
  /** Changes of the API, in their order. */
  changes: OneByOne;
  region: string;
  tables: StoreTables;
  /** What encrypts the tables: a KMS key by its ARN, or else a key of AWS's. */
  tableKey: string;
  /** The pool whose users admins find and ban. */
  userPoolArn: pulumi.Input<string>;
  /** Who confirmations come from; if omitted, none is sent. */
  confirmationSender?: pulumi.Input<MailSender>;
}

/** The data sources of the API, each with a role that may do what its resolvers need and nothing else. */
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

/** Cognito, for public operations only: a user's own token, session or proof authorizes them, so that nothing is signed. */
function createUserPoolSource(
  name: string,
  { apiId, changes, region }: DataSourcesArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const httpConfig = { endpoint: `https://cognito-idp.${region}.amazonaws.com` };
  const sourceArgs = { apiId, name: "userPool", type: "HTTP", httpConfig };
  return createSource(`${name}-userPool`, sourceArgs, changes, opts);
}

/** Cognito, for what admins do to other users: signed, under a role of exactly these operations on the store's own pool. */
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

/** SES, limited to the store's sender; without a sender the resolvers never call it. */
function createMailSource(
  name: string,
  { apiId, apiArn, changes, region, confirmationSender }: DataSourcesArgs,
  opts: pulumi.CustomResourceOptions,
) {
  if (confirmationSender === undefined) {
    const none = { apiId, name: "mail", type: "NONE" };
    return createSource(`${name}-mail`, none, changes, opts);
  }
  // SES asks for both: the identity's own configuration set applies to every mail that names none.
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

/** An endpoint whose requests AppSync signs with the data source's role. */
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
