/**
 * A todo API. Users sign up with their email address and see only their own items. Clients with an API key read items
 * that their owner has shared.
 */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { readdirSync, readFileSync } from "node:fs";

const users = new aws.cognito.UserPool("users", {
  usernameAttributes: ["email"],
  autoVerifiedAttributes: ["email"],
  passwordPolicy: {
    minimumLength: 10,
    requireLowercase: true,
    requireNumbers: true,
    requireSymbols: false,
    requireUppercase: false,
  },
});

const client = new aws.cognito.UserPoolClient("client", {
  userPoolId: users.id,
  explicitAuthFlows: [
    "ALLOW_USER_PASSWORD_AUTH",
    "ALLOW_USER_SRP_AUTH",
    "ALLOW_REFRESH_TOKEN_AUTH",
  ],
  preventUserExistenceErrors: "ENABLED",
});

const todos = new aws.dynamodb.Table("todos", {
  billingMode: "PAY_PER_REQUEST",
  attributes: [
    { name: "owner", type: "S" },
    { name: "id", type: "S" },
    { name: "shareId", type: "S" },
  ],
  hashKey: "owner",
  rangeKey: "id",
  // The index holds only shared items: other items have no shareId.
  globalSecondaryIndexes: [{ name: "shared", hashKey: "shareId", projectionType: "ALL" }],
});

const api = new aws.appsync.GraphQLApi("todo", {
  authenticationType: "AMAZON_COGNITO_USER_POOLS",
  userPoolConfig: { userPoolId: users.id, defaultAction: "ALLOW" },
  additionalAuthenticationProviders: [{ authenticationType: "API_KEY" }],
  schema: readFileSync("schema.graphql", "utf8"),
});

const key = new aws.appsync.ApiKey("public", { apiId: api.id });

const role = new aws.iam.Role("todos", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "appsync.amazonaws.com" }),
});

const access = new aws.iam.RolePolicy("todos", {
  role: role.id,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: [
          "dynamodb:Query",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
        ],
        Resource: [todos.arn, pulumi.interpolate`${todos.arn}/index/*`],
      },
    ],
  }),
});

const source = new aws.appsync.DataSource(
  "todos",
  {
    apiId: api.id,
    name: "todos",
    type: "AMAZON_DYNAMODB",
    serviceRoleArn: role.arn,
    dynamodbConfig: { tableName: todos.name },
  },
  { dependsOn: access },
);

// Each file is one unit resolver, named after its field.
for (const file of readdirSync("resolvers")) {
  const [type, field] = file.split(".") as [string, string];
  new aws.appsync.Resolver(`${type}.${field}`, {
    apiId: api.id,
    type,
    field,
    dataSource: source.name,
    kind: "UNIT",
    runtime: { name: "APPSYNC_JS", runtimeVersion: "1.0.0" },
    code: readFileSync(`resolvers/${file}`, "utf8"),
  });
}

export const url = api.uris["GRAPHQL"];
export const userPoolId = users.id;
export const clientId = client.id;
export const apiKey = key.key;
