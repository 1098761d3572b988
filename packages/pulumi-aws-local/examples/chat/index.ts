/**
 * A chat for guests. Each guest has an identity of an identity pool, whose temporary credentials sign the requests.
 * Messages are stored in a table; typing notifications are only sent to subscribers.
 */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { readFileSync } from "node:fs";

const messages = new aws.dynamodb.Table("messages", {
  billingMode: "PAY_PER_REQUEST",
  attributes: [
    { name: "room", type: "S" },
    { name: "id", type: "S" },
  ],
  hashKey: "room",
  rangeKey: "id",
});

const api = new aws.appsync.GraphQLApi("chat", {
  authenticationType: "AWS_IAM",
  schema: readFileSync("schema.graphql", "utf8"),
});

const role = new aws.iam.Role("messages", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "appsync.amazonaws.com" }),
});

const access = new aws.iam.RolePolicy("messages", {
  role: role.id,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: ["dynamodb:Query", "dynamodb:PutItem"], Resource: messages.arn },
    ],
  }),
});

const table = new aws.appsync.DataSource(
  "messages",
  {
    apiId: api.id,
    name: "messages",
    type: "AMAZON_DYNAMODB",
    serviceRoleArn: role.arn,
    dynamodbConfig: { tableName: messages.name },
  },
  { dependsOn: access },
);

const none = new aws.appsync.DataSource("none", { apiId: api.id, name: "none", type: "NONE" });

addResolver("Query", "messages", table);
addResolver("Mutation", "sendMessage", table);
addResolver("Mutation", "startTyping", none);

function addResolver(type: string, field: string, source: aws.appsync.DataSource): void {
  new aws.appsync.Resolver(field, {
    apiId: api.id,
    type,
    field,
    dataSource: source.name,
    runtime: { name: "APPSYNC_JS", runtimeVersion: "1.0.0" },
    code: readFileSync(`resolvers/${type}.${field}.js`, "utf8"),
  });
}

const guests = new aws.cognito.IdentityPool("guests", {
  identityPoolName: "chat guests",
  allowUnauthenticatedIdentities: true,
});

const guest = new aws.iam.Role("guest", {
  assumeRolePolicy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: "cognito-identity.amazonaws.com" },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: { "cognito-identity.amazonaws.com:aud": guests.id },
          "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "unauthenticated" },
        },
      },
    ],
  }),
});

new aws.iam.RolePolicy("guest", {
  role: guest.id,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "appsync:GraphQL",
        Resource: [pulumi.interpolate`${api.arn}/types/*/fields/*`],
      },
    ],
  }),
});

new aws.cognito.IdentityPoolRoleAttachment("guests", {
  identityPoolId: guests.id,
  roles: { unauthenticated: guest.arn },
});

export const url = api.uris["GRAPHQL"];
export const realtimeUrl = api.uris["REALTIME"];
export const identityPoolId = guests.id;
