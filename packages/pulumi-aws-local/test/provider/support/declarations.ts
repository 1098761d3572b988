import { urnOf } from "./engineClient";

/** Signatures of Pulumi's wire format. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const secret = (value: unknown): Record<string, unknown> => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

export const TABLE = urnOf("aws:dynamodb/table:Table", "orders");
export const POOL = urnOf("aws:cognito/userPool:UserPool", "people");
export const USER = urnOf("aws:cognito/user:User", "ann");
export const API = urnOf("aws:appsync/graphQLApi:GraphQLApi", "api");
export const KEY = urnOf("aws:appsync/apiKey:ApiKey", "key");
export const SOURCE = urnOf("aws:appsync/dataSource:DataSource", "none");
export const RESOLVER = urnOf("aws:appsync/resolver:Resolver", "hello");
export const OBJECT = urnOf("aws:s3/bucketObjectv2:BucketObjectv2", "page");

export const table = {
  hashKey: "id",
  attributes: [{ name: "id", type: "S" }],
  billingMode: "PAY_PER_REQUEST",
};

export const api = {
  name: "api",
  authenticationType: "API_KEY",
  schema: "type Query { hello: String }",
};

export const source = (apiId: string): Record<string, unknown> => ({
  apiId,
  name: "none",
  type: "NONE",
});

export const resolver = (apiId: string): Record<string, unknown> => ({
  apiId,
  type: "Query",
  field: "hello",
  kind: "UNIT",
  dataSource: "none",
  runtime: { name: "APPSYNC_JS", runtimeVersion: "1.0.0" },
  code: 'export const request = () => ({ payload: "hi" });\nexport const response = (ctx) => ctx.result;',
});
