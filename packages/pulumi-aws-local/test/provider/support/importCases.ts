import declarations from "../../oracle/declarations.json";
import { api, resolver, source, table } from "./declarations";

type Inputs = Record<string, any>;

/** A resource that was created. */
export interface Made {
  id: string;
  properties: Inputs;
}

/** Returns the id and outputs of the resource of a type that was created before. */
export type MadeBefore = (type: string) => Made;

const document = (statement: object): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
const trust = document({
  Principal: { Service: "appsync.amazonaws.com" },
  Action: "sts:AssumeRole",
});
const access = document({ Action: "dynamodb:GetItem", Resource: "*" });
const code =
  "export const request = () => ({ payload: null });\nexport const response = (ctx) => ctx.result;";
const poolId = (made: MadeBefore): string => made("aws:cognito/userPool:UserPool").id;
const apiId = (made: MadeBefore): string => made("aws:appsync/graphQLApi:GraphQLApi").id;
const bucketName = (made: MadeBefore): string => made("aws:s3/bucket:Bucket").id;
const roleName = (made: MadeBefore): string => made("aws:iam/role:Role").id;

/** Inputs that refer to other resources; a type is created after the previous ones. */
const NAMING: Record<string, (made: MadeBefore) => Inputs> = {
  "aws:dynamodb/table:Table": () => ({ ...table, name: "songs" }),
  "aws:dynamodb/tableItem:TableItem": () => ({
    tableName: "songs",
    hashKey: "id",
    item: '{"id":{"S":"1"},"title":{"S":"Giant Steps"}}',
  }),
  "aws:cognito/userPool:UserPool": () => ({ usernameAttributes: ["email"], tags: { Owner: "me" } }),
  "aws:cognito/userPoolClient:UserPoolClient": (made) => ({
    userPoolId: poolId(made),
    name: "web",
    explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  }),
  "aws:cognito/resourceServer:ResourceServer": (made) => ({
    userPoolId: poolId(made),
    identifier: "https://shop.example.com",
    name: "shop",
  }),
  "aws:cognito/userPoolDomain:UserPoolDomain": (made) => ({
    userPoolId: poolId(made),
    domain: "shop-of-a-test",
  }),
  "aws:cognito/userGroup:UserGroup": (made) => ({ userPoolId: poolId(made), name: "admins" }),
  "aws:cognito/user:User": (made) => ({ userPoolId: poolId(made), username: "ann@example.com" }),
  "aws:cognito/userInGroup:UserInGroup": (made) => ({
    userPoolId: poolId(made),
    groupName: "admins",
    username: "ann@example.com",
  }),
  "aws:cognito/identityPool:IdentityPool": () => ({
    identityPoolName: "shop",
    allowUnauthenticatedIdentities: true,
  }),
  "aws:iam/role:Role": () => ({ name: "reader", assumeRolePolicy: trust }),
  "aws:iam/policy:Policy": () => ({ name: "reading", policy: access }),
  "aws:iam/rolePolicy:RolePolicy": (made) => ({
    role: roleName(made),
    name: "read",
    policy: access,
  }),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": (made) => ({
    role: roleName(made),
    policyArn: made("aws:iam/policy:Policy").id,
  }),
  "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment": (made) => ({
    identityPoolId: made("aws:cognito/identityPool:IdentityPool").id,
    roles: { unauthenticated: made("aws:iam/role:Role").properties["arn"] },
  }),
  "aws:appsync/graphQLApi:GraphQLApi": () => api,
  "aws:appsync/apiCache:ApiCache": (made) => ({
    apiId: apiId(made),
    apiCachingBehavior: "FULL_REQUEST_CACHING",
    ttl: 60,
    type: "SMALL",
  }),
  "aws:appsync/apiKey:ApiKey": (made) => ({ apiId: apiId(made) }),
  "aws:appsync/dataSource:DataSource": (made) => source(apiId(made)),
  "aws:appsync/function:Function": (made) => ({
    apiId: apiId(made),
    name: "load",
    dataSource: "none",
    code,
    runtime: { name: "APPSYNC_JS", runtimeVersion: "1.0.0" },
  }),
  "aws:appsync/resolver:Resolver": (made) => resolver(apiId(made)),
  "aws:s3/bucket:Bucket": () => ({ bucket: "site-of-a-test" }),
  "aws:s3/bucketObjectv2:BucketObjectv2": (made) => ({
    bucket: bucketName(made),
    key: "index.html",
    content: "<p>",
  }),
  "aws:s3/bucketPolicy:BucketPolicy": (made) => ({
    bucket: bucketName(made),
    policy: document({ Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::site/*" }),
  }),
  "aws:cloudfront/distribution:Distribution": (made) => ({
    ...(declarations as any)["aws:cloudfront/distribution:Distribution"][0],
    origins: [{ originId: "site", domainName: `${bucketName(made)}.s3.eu-west-1.amazonaws.com` }],
    defaultCacheBehavior: {
      targetOriginId: "site",
      allowedMethods: ["GET", "HEAD"],
      cachedMethods: ["GET", "HEAD"],
      viewerProtocolPolicy: "redirect-to-https",
    },
    customErrorResponses: [],
  }),
  "aws:cloudfront/function:Function": () => ({
    name: "route",
    runtime: "cloudfront-js-2.0",
    code: "function handler(event) { return event.request; }",
  }),
  "random:index/randomId:RandomId": () => ({ byteLength: 8, prefix: "shop-" }),
  "random:index/randomString:RandomString": () => ({ length: 12 }),
};

/** Inputs of each type, in creation order. */
export function importCases(types: readonly string[]): [string, (made: MadeBefore) => Inputs][] {
  const first = Object.entries(NAMING);
  const rest = types
    .filter((type) => !(type in NAMING))
    .map((type): [string, () => Inputs] => [type, () => (declarations as any)[type][0]]);
  return [...first, ...rest];
}

/** The import ids in the provider's documentation, if they differ from the resource's own. */
export const IMPORT_IDS: Record<string, (made: Made) => string[]> = {
  "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy": ({ properties }) => [
    properties["logGroupName"],
  ],
  "aws:cognito/userInGroup:UserInGroup": ({ properties: { userPoolId, groupName, username } }) => [
    `${userPoolId},${groupName},${username}`,
  ],
  "aws:cognito/userPoolClient:UserPoolClient": ({ id, properties }) => [
    `${properties["userPoolId"]}/${id}`,
  ],
  "aws:dynamodb/tableItem:TableItem": () => ["songs,1"],
  "aws:kms/keyPolicy:KeyPolicy": ({ properties }) => [properties["keyId"]],
  "aws:s3/bucketObjectv2:BucketObjectv2": ({ properties: { bucket, key } }) => [
    `${bucket}/${key}`,
    `s3://${bucket}/${key}`,
  ],
  "aws:ses/eventDestination:EventDestination": ({ properties }) => [
    `${properties["configurationSetName"]}/${properties["name"]}`,
  ],
  "aws:ses/identityPolicy:IdentityPolicy": ({ properties }) => [
    `${properties["identity"]}|${properties["name"]}`,
  ],
  "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination": ({
    properties,
  }) => [`${properties["configurationSetName"]}|${properties["eventDestinationName"]}`],
  "aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy": ({ properties }) => [
    `${properties["emailIdentity"]}|${properties["policyName"]}`,
  ],
  "aws:sns/topicPolicy:TopicPolicy": ({ properties }) => [properties["arn"]],
  "aws:wafv2/webAcl:WebAcl": ({ id, properties: { name, scope } }) => [`${id}/${name}/${scope}`],
  "aws:wafv2/webAclAssociation:WebAclAssociation": ({ properties }) => [
    `${properties["webAclArn"]},${properties["resourceArn"]}`,
  ],
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": ({ properties }) => [
    properties["resourceArn"],
  ],
  "random:index/randomId:RandomId": ({ id }) => [`shop-,${id}`],
};

/** The AWS provider's documentation has no section Import for these types. */
export const NOT_IMPORTABLE = [
  "aws:acm/certificateValidation:CertificateValidation",
  "aws:ses/domainIdentityVerification:DomainIdentityVerification",
];
