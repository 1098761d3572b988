import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Sends its argument to the data source as the request, and returns the result or error. */
const code = `
  export function request(ctx) { return ctx.args.request; }
  export function response(ctx) { return { result: ctx.result, error: ctx.error }; }`;

const keys = { carts: ["OwnerId"], sessions: ["OwnerId", "SessionId"] };

const api = new aws.appsync.GraphQLApi("raw", {
  authenticationType: "API_KEY",
  schema: `type Query { ${Object.keys(keys)
    .map((name) => `${name}(request: AWSJSON): AWSJSON`)
    .join(" ")} }`,
});

const role = new aws.iam.Role("raw", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "appsync.amazonaws.com" }),
});

for (const [name, [hashKey, rangeKey]] of Object.entries(keys)) {
  const table = new aws.dynamodb.Table(name, {
    name: name === "carts" ? "Carts" : "Sessions",
    billingMode: "PAY_PER_REQUEST",
    attributes: [hashKey!, ...(rangeKey ? [rangeKey] : [])].map((key) => ({
      name: key,
      type: "S",
    })),
    hashKey: hashKey!,
    ...(rangeKey && { rangeKey }),
  });
  const access = new aws.iam.RolePolicy(name, {
    role: role.id,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:BatchGetItem",
            "dynamodb:BatchWriteItem",
            "dynamodb:Query",
            "dynamodb:ConditionCheckItem",
          ],
          Resource: "arn:aws:dynamodb:*:*:table/*",
        },
      ],
    }),
  });
  const source = new aws.appsync.DataSource(
    name,
    {
      apiId: api.id,
      name,
      type: "AMAZON_DYNAMODB",
      serviceRoleArn: role.arn,
      dynamodbConfig: { tableName: table.name },
    },
    { dependsOn: access },
  );
  new aws.appsync.Resolver(name, {
    apiId: api.id,
    type: "Query",
    field: name,
    dataSource: source.name,
    kind: "UNIT",
    runtime: { name: "APPSYNC_JS", runtimeVersion: "1.0.0" },
    code,
  });
}

export const url = api.uris["GRAPHQL"];
export const apiKey = new aws.appsync.ApiKey("raw", { apiId: api.id }).key;
