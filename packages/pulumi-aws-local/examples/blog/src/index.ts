/**
 * A blog. Clients read it with an API key; authors write. The program is an async function, and its return value holds
 * the stack's outputs.
 */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createAuthors } from "./authors";
import { createTableAccess } from "./tableAccess";

export = async () => {
  const config = new pulumi.Config();
  const region = aws.getRegionOutput();
  const { accountId } = aws.getCallerIdentityOutput();
  const { partition } = aws.getPartitionOutput();

  const posts = new aws.dynamodb.Table("posts", {
    billingMode: "PAY_PER_REQUEST",
    attributes: [{ name: "slug", type: "S" }],
    hashKey: "slug",
  });

  new aws.dynamodb.TableItem("welcome", {
    tableName: posts.name,
    hashKey: posts.hashKey,
    item: JSON.stringify({
      slug: { S: "welcome" },
      title: { S: "Welcome" },
      text: { S: "The first post comes with the stack." },
      author: { S: "ada" },
      publishedAt: { S: "2026-01-01T12:00:00Z" },
    }),
  });

  const authors = createAuthors(config.requireSecret("authorPassword"));

  const api = new aws.appsync.GraphQLApi("blog", {
    authenticationType: "API_KEY",
    additionalAuthenticationProviders: [
      {
        authenticationType: "AMAZON_COGNITO_USER_POOLS",
        userPoolConfig: { userPoolId: authors.pool.id, awsRegion: region.region },
      },
    ],
    schema: await read("schema.graphql"),
  });
  const key = new aws.appsync.ApiKey("readers", { apiId: api.id });

  const access = createTableAccess("posts", posts.arn, { accountId, apiArn: api.arn });
  const source = new aws.appsync.DataSource(
    "posts",
    {
      apiId: api.id,
      name: "posts",
      type: "AMAZON_DYNAMODB",
      serviceRoleArn: access.role.arn,
      dynamodbConfig: { tableName: posts.name },
    },
    { dependsOn: access.policy },
  );

  for (const name of ["Query.posts", "Query.post", "Mutation.publish"]) {
    const [type, field] = name.split(".") as [string, string];
    new aws.appsync.Resolver(name, {
      apiId: api.id,
      type,
      field,
      dataSource: source.name,
      runtime: { name: "APPSYNC_JS", runtimeVersion: "1.0.0" },
      code: await read(`resolvers/${name}.js`),
    });
  }

  return {
    title: config.require("title"),
    url: api.uris["GRAPHQL"],
    apiKey: key.key,
    clientId: authors.client.id,
    region: region.region,
    account: accountId,
    partition,
  };
};

function read(file: string): Promise<string> {
  return readFile(join(__dirname, file), "utf8");
}
